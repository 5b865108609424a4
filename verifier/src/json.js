import { Bad } from './bad.js';
import { decode, encode } from './bytes.js';

// JSON as definitions are written: any spelling, but no member twice, and not too deep.
const DEPTH = 64;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;

export function readJson(bytes) {
  const s = decode(bytes).replace(/^\ufeff/, '');
  let p = 0;
  const fail = (code, params) => { throw new Bad(code, params, { byte: encode(s.slice(0, p)).length }); };
  const match = pattern => {
    pattern.lastIndex = p;
    const found = pattern.exec(s);
    if (!found) return null;
    p = pattern.lastIndex;
    return found[0];
  };
  const space = () => match(SPACE);
  const string = () => {
    const found = match(STRING);
    if (found === null) fail('json-invalid');
    return JSON.parse(found);
  };
  const value = depth => {
    if (depth > DEPTH) fail('json-invalid');
    space();
    const c = s[p];
    if (c === '{') return members(depth);
    if (c === '[') return items(depth);
    if (c === '"') return string();
    for (const [word, constant] of [['true', true], ['false', false], ['null', null]]) {
      if (s.startsWith(word, p)) { p += word.length; return constant; }
    }
    const number = match(NUMBER);
    if (number === null || number === '') fail('json-invalid');
    return Number(number);
  };
  const members = depth => {
    const out = Object.create(null);
    p++;
    space();
    if (s[p] === '}') { p++; return out; }
    for (;;) {
      space();
      const name = string();
      if (name in out) fail('json-duplicate', { name });
      space();
      if (s[p] !== ':') fail('json-invalid');
      p++;
      out[name] = value(depth + 1);
      space();
      if (s[p] === '}') { p++; return out; }
      if (s[p] !== ',') fail('json-invalid');
      p++;
    }
  };
  const items = depth => {
    const out = [];
    p++;
    space();
    if (s[p] === ']') { p++; return out; }
    for (;;) {
      out.push(value(depth + 1));
      space();
      if (s[p] === ']') { p++; return out; }
      if (s[p] !== ',') fail('json-invalid');
      p++;
    }
  };
  const whole = value(0);
  space();
  if (p !== s.length) fail('json-invalid');
  return whole;
}

export const isObject = v => v !== null && typeof v === 'object' && !Array.isArray(v);

// Refuses a value that is no object, lacks a member or has an unknown one.
export function checkMembers(value, required, optional, place) {
  if (!isObject(value)) throw new Bad('definition-kind', { place });
  for (const name of required) if (!(name in value)) throw new Bad('definition-missing', { place, name });
  for (const name of Object.keys(value)) {
    if (!required.includes(name) && !optional.includes(name)) throw new Bad('definition-unknown', { place, name });
  }
}

export function check(holds, place) {
  if (!holds) throw new Bad('definition-kind', { place });
}
