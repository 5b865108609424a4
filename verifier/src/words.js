import { EN } from './words-en.js';
import { RU } from './words-ru.js';
import { KY } from './words-ky.js';

// Sentences by language.
export const LANGUAGES = ['ky', 'ru', 'en'];
export const WORDS = { ky: KY, ru: RU, en: EN };

// Whole numbers with narrow no-break spaces between thousands, from five digits on.
export function number(lang, n) {
  const digits = String(n);
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

export function say(lang, key, params = {}) {
  const sentence = WORDS[lang][key] ?? EN[key];
  if (sentence === undefined) return key;
  return sentence.replace(/\{([a-z]+)\}/g, (_, name) => typeof params[name] === 'number' ? number(lang, params[name]) : String(params[name] ?? ''));
}

export const stepName = (lang, step) => say(lang, step);

// Why a step has the state it has; empty if there is nothing to say.
export const reason = (lang, step) => step.code ? say(lang, step.code, step.params) : '';

export function placeText(lang, place) {
  const parts = [];
  if (place.where) parts.push(place.where);
  if (place.entry !== undefined) parts.push(say(lang, 'entry', { n: String(place.entry) }));
  if (place.byte !== undefined) parts.push(say(lang, 'byte', { n: String(place.byte) }));
  return parts.join(', ');
}

export function verdict(lang, result) {
  if (result.verified) return say(lang, 'verdict-yes', { n: result.size, origin: result.origin });
  const failed = result.steps.filter(s => s.state === 'failed').map(s => s.step);
  if (failed.length) return say(lang, 'verdict-no', { step: failed.join(', ') });
  return say(lang, 'verdict-open', { step: result.steps.find(s => s.state !== 'passed' && s.code !== 'nothing-remembered').step });
}

// What must be said beside the verdict, or null.
export function verdictNote(result) {
  if (!result.verified) return 'verdict-note';
  return result.steps.some(s => s.code === 'policy-own') ? 'verdict-own' : null;
}

// A text of the record by language: itself, or the language asked for, or another.
export function inLanguage(lang, names) {
  if (names === null || typeof names !== 'object') return String(names ?? '');
  for (const wanted of [lang, 'ru', 'en', 'ky']) if (typeof names[wanted] === 'string') return names[wanted];
  return String(Object.values(names)[0] ?? '');
}
