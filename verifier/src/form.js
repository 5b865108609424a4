import { Bad } from './bad.js';
import { readJson, checkMembers, check, isObject } from './json.js';

// The blob `form`: the lines of the protocol, and what the bases of shares are in terms of them. The equations are not checked here.
export function readForm(bytes) {
  const form = readJson(bytes);
  checkMembers(form, ['format', 'id', 'lines', 'bases', 'equations'], ['names', 'source', 'derived', '$schema'], 'form');
  check(form.format === 'scrutineer-form/1', 'form/format');
  check(Array.isArray(form.lines), 'form/lines');
  check(isObject(form.bases), 'form/bases');
  const lines = form.lines.map((line, i) => {
    checkMembers(line, ['code', 'names'], ['number', 'required'], `form/lines/${i}`);
    check(typeof line.code === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(line.code), `form/lines/${i}/code`);
    if (form.lines.findIndex(l => l.code === line.code) !== i) throw new Bad('definition-twice', { place: 'form/lines', name: line.code });
    return { code: line.code, names: line.names };
  });
  const bases = new Map(Object.entries(form.bases).map(([name, sum]) => [name, readSum(sum, lines, `form/bases/${name}`)]));
  return { lines, bases };
}

// sum = ["+" | "-"] term { ("+" | "-") term }; term = number | [number "*"] name
function readSum(text, lines, place) {
  check(typeof text === 'string', place);
  const s = text.replace(/[ \t\r\n]+/g, '');
  const term = /([+-]?)(?:([0-9]+)(?:\*([A-Za-z_][A-Za-z0-9_]*(?:\(lists\))?))?|([A-Za-z_][A-Za-z0-9_]*(?:\(lists\))?))/y;
  const terms = [];
  let at = 0;
  while (at < s.length) {
    term.lastIndex = at;
    const found = term.exec(s);
    if (!found || at > 0 && found[1] === '') throw new Bad('definition-kind', { place });
    const factor = BigInt(found[2] || 1) * (found[1] === '-' ? -1n : 1n), name = found[3] || found[4] || null;
    const line = name === null || name === 'sum(lists)' || name === 'against_all' ? -1 : lines.findIndex(l => l.code === name);
    check(factor <= 1_000_000n && (line >= 0 || name === null || name === 'sum(lists)' || name === 'against_all'), place);
    terms.push({ factor, name, line });
    at = term.lastIndex;
  }
  check(terms.length > 0, place);
  return terms;
}

// The value of a base for one row of totals, or null if it needs a line that no protocol has.
export function baseValue(terms, lines, forLists, againstAll) {
  let sum = 0n;
  for (const { factor, name, line } of terms) {
    if (line >= 0 && lines[line] === null) return null;
    sum += factor * (name === null ? 1n : line >= 0 ? BigInt(lines[line]) : name === 'sum(lists)' ? forLists : againstAll);
  }
  return sum;
}
