import { list, object, text, integer, orNull } from './canonical.js';
import { parseDay, parseInstant } from './time.js';

// Shapes that several types of entries have.
export const anyText = text();
export const said = text(/./su, 'a text');
export const index = integer(0, Number.MAX_SAFE_INTEGER);
export const digest = text(/^[0-9a-f]{64}$/, 'SHA-256');
export const blob = object({ sha256: digest, length: index, type: said });
export const yesOrNo = r => r.take('true') ? true : r.take('false') ? false : (() => { throw r.wrong('true false'); })();
export const oneOf = (...words) => text(new RegExp(`^(${words.join('|')})$`), words.join(', '));

const holding = (shape, holds, wanted) => r => {
  const at = r.p, value = shape(r);
  if (!holds(value)) throw r.bad('json-text', { value: String(value).slice(0, 80), wanted }, at);
  return value;
};
export const instant = holding(anyText, t => parseInstant(t) !== null, '2020-10-04T22:15:00+06:00');
export const day = holding(anyText, t => parseDay(t) !== null, '2020-10-04');

export const some = shape => r => {
  const at = r.p, value = list(shape)(r);
  if (value.length === 0) throw r.bad('json-kind', { wanted: '1+' }, at);
  return value;
};

// Texts in their order, each once.
const inOrder = shape => r => {
  const at = r.p, value = shape(r);
  for (let i = 1; i < value.length; i++) if (value[i] <= value[i - 1]) throw r.bad('json-sorted', { name: value[i] }, at);
  return value;
};
export const codes = inOrder(list(anyText));
export const someCodes = inOrder(some(anyText));

// A text by language: codes of two or three letters in their order, each once, and nothing empty.
export const texts = r => {
  if (!r.take('{')) throw r.wrong('{');
  const out = {};
  let last = '';
  for (;;) {
    const at = r.p, name = text(/^[a-z]{2,3}$/, 'en')(r);
    if (name <= last) throw r.bad(name === last ? 'json-duplicate' : 'json-sorted', { name }, at);
    last = name;
    if (!r.take(':')) throw r.wrong(':');
    out[name] = said(r);
    if (r.take('}')) return out;
    if (!r.take(',')) throw r.wrong(', }');
  }
};
export const textsOrNone = r => r.take('{}') ? {} : texts(r);
