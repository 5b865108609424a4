import { say, stepName, reason, placeText, verdict, verdictNote, inLanguage, number } from './words.js';
import { lawData } from './figures.js';
import { holds } from './definition.js';

// The result as elements. Data enters the page as text only.
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(key, value);
  node.append(...children.filter(c => c !== null));
  return node;
}

export function showResult(place, result, lang) {
  place.replaceChildren();
  if (!result) return;
  place.append(verdictBlock(result, lang));
  if (result.view) place.append(...bands(result.view, lang));
  place.append(facts(result, lang), stepList(result, lang), votesBlock(result, lang));
}

function verdictBlock(result, lang) {
  return el('div', { class: 'verdict ' + (result.verified ? 'good' : 'bad') },
    el('h2', { id: 'verdict', tabindex: '-1' }, verdict(lang, result)),
    verdictNote(result) ? el('p', {}, say(lang, verdictNote(result))) : null);
}

// What must not be missed: a test, invented figures, the legal state.
function bands(view, lang) {
  const texts = [], { definition, election } = view;
  if (election.endsWith(':test')) texts.push(say(lang, 'test-phase'));
  if (definition.notice) texts.push(inLanguage(lang, definition.notice));
  if (definition.legalState) texts.push(inLanguage(lang, definition.legalState));
  return texts.length ? [el('div', { class: 'band' }, ...texts.map(t => el('p', {}, t)))] : [];
}

const instant = seconds => new Date(seconds * 1000).toISOString().replace('T', ' ').replace('.000Z', ' UTC');

function facts(result, lang) {
  const list = el('dl', { class: 'facts' });
  const fact = (value, key, note) => list.append(el('div', {}, el('dt', {}, note ? `${say(lang, key)} · ${note}` : say(lang, key)), el('dd', {}, value)));
  if (result.size !== null) fact(number(lang, result.size), 'size', result.origin);
  const { view, cosignatures } = result;
  if (view && view.publication !== null) {
    const row = view.rows.find(r => r.unit === view.units.root);
    fact(say(lang, 'stations-of', { n: row.reported, of: row.stations }), 'stations', row.setAside ? say(lang, 'set-aside', { n: row.setAside }) : '');
  }
  if (cosignatures.length) {
    const latest = cosignatures.reduce((a, b) => a.time > b.time ? a : b);
    fact(instant(latest.time), 'cosigned-at', cosignatures.map(c => c.name).join(', '));
  } else if (result.size !== null) {
    fact('–', 'cosigned-at', say(lang, 'no-cosignatures'));
  }
  return list;
}

function stepList(result, lang) {
  const items = result.steps.map(step => {
    const why = reason(lang, step), where = placeText(lang, step.place);
    return el('li', { class: step.state.replace(' ', '-') },
      el('span', { class: 'number' }, step.step),
      el('span', { class: 'text' }, stepName(lang, step.step), why ? el('span', { class: 'why' }, why) : null, where ? el('code', {}, where) : null),
      el('span', { class: 'state' }, say(lang, 'state-' + step.state.replace(' ', '-'))));
  });
  return el('section', {}, el('h2', {}, say(lang, 'steps')), el('ol', { class: 'steps', role: 'list' }, ...items));
}

// Hundredths of a percent, rounded half up.
function percent(lang, part, whole) {
  if (whole === null || whole === 0n) return '–';
  const digits = String((part * 20000n + whole) / (2n * whole)).padStart(3, '0');
  return digits.slice(0, -2) + (lang === 'en' ? '.' : ',') + digits.slice(-2);
}

function votesBlock(result, lang) {
  const { view } = result, section = el('section', {}, el('h2', {}, say(lang, 'votes-title')));
  if (!view || view.publication === null) {
    if (view) section.append(el('p', {}, say(lang, 'no-publication')));
    return view ? section : document.createDocumentFragment();
  }
  if (!result.verified) section.append(el('p', { class: 'caution' }, say(lang, 'votes-unverified')));
  const data = lawData(view.definition, view.form, view.units, view.rows), root = data.nation;
  const baseName = view.law && view.law.base || 'valid', base = data.known(root, baseName);
  const channel = inLanguage(lang, view.definition.channels.find(c => c.code === view.channel).names);
  section.append(el('p', { class: 'soft' }, say(lang, 'votes-of', { index: view.publication, channel, base: say(lang, 'base-' + baseName), n: base === null ? '–' : number(lang, base) })));
  section.append(votesTable(view, data, base, lang), ...waiting(view, lang));
  return section;
}

function votesTable(view, data, base, lang) {
  const lists = view.definition.lists, votes = i => data.votes(data.nation, i);
  const seats = new Map(view.outcome ? view.outcome.seats : []);
  const against = i => holds(lists[i], 'against-all');
  const order = lists.map((_, i) => i).sort((a, b) => against(a) - against(b) || (votes(b) > votes(a) ? 1 : votes(b) < votes(a) ? -1 : a - b));
  const cells = (name, count, seatText, attributes = {}) => el('tr', attributes, el('th', { scope: 'row' }, ...[name].flat()), el('td', {}, number(lang, count)),
    el('td', {}, percent(lang, count, base)), el('td', {}, seatText));
  const body = el('tbody', {}, ...order.map(i => {
    const won = seats.get(lists[i].code), dot = el('span', { class: 'dot', 'aria-hidden': 'true' });
    if (/^#[0-9a-f]{6}$/i.test(lists[i].colour || '')) dot.style.background = lists[i].colour;
    return cells([dot, inLanguage(lang, lists[i].names)], votes(i), won ? String(won) : '–', won ? { class: 'won' } : {});
  }));
  const sum = order.reduce((n, i) => n + votes(i), 0n), total = [...seats.values()].reduce((a, b) => a + b, 0);
  const foot = el('tfoot', {}, cells(say(lang, 'sum'), sum, view.outcome ? String(total) : '–', { class: 'won' }));
  if (base !== null && base >= sum) foot.append(cells(say(lang, 'rest'), base - sum, ''), cells(say(lang, 'whole'), base, ''));
  const head = el('thead', {}, el('tr', {}, ...['list', 'votes', 'share', 'seats'].map(key => el('th', { scope: 'col' }, say(lang, key)))));
  return el('table', {}, head, body, foot);
}

function waiting(view, lang) {
  const { outcome } = view;
  if (!outcome) return [el('p', { class: 'caution' }, say(lang, 'no-seats'))];
  if (outcome.refusal) return [el('p', { class: 'caution' }, say(lang, 'refused', { code: outcome.refusal }))];
  if (outcome.final) return [];
  const asks = outcome.asks.map(kind => kind === 'lot' || kind === 'result-annulled' ? say(lang, `ask-${kind}`) : kind);
  return [el('p', { class: 'caution' }, say(lang, 'waits', { asks: asks.join(', ') }))];
}
