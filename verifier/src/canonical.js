import { Bad } from './bad.js';
import { decode, encode } from './bytes.js';

// The strict reader of canonical JSON. A shape is a function that reads one value at the reader's place and accepts exactly one spelling.
const SHORT = { '"': '"', '\\': '\\', b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };
const BLANK = /[ \t\r\n]/;

export class Reader {
  constructor(text) {
    this.s = text;
    this.p = 0;
  }

  bad(code, params, at = this.p) {
    return new Bad(code, params, { byte: encode(this.s.slice(0, at)).length });
  }

  // The value should begin with the sign given; says what is there instead.
  wrong(wanted) {
    const c = this.s[this.p];
    if (c === undefined) return this.bad('json-cut');
    if (BLANK.test(c)) return this.bad('json-blank');
    return this.bad('json-kind', { wanted });
  }

  string() {
    const s = this.s;
    if (s.charCodeAt(this.p) !== 34) throw this.wrong('"');
    let start = this.p + 1, i = start, out = '';
    for (;; i++) {
      const c = s.charCodeAt(i);
      if (c === 34) break;
      if (c === 92) {
        out += s.slice(start, i);
        const [value, length] = this.escape(i);
        out += value;
        i += length - 1;
        start = i + 1;
      } else if (c < 32) {
        throw this.bad('json-control', {}, i);
      } else if (c !== c) {
        throw this.bad('json-cut', {}, i);
      }
    }
    this.p = i + 1;
    return start === this.p ? out : out + s.slice(start, i);
  }

  escape(at) {
    const next = this.s[at + 1];
    if (next === undefined) throw this.bad('json-cut', {}, at + 1);
    if (next !== 'u') {
      if (!(next in SHORT)) throw this.bad('json-escape', {}, at);
      return [SHORT[next], 2];
    }
    const digits = this.s.slice(at + 2, at + 6);
    if (/^[dD][89a-fA-F]/.test(digits)) throw this.bad('json-surrogate', {}, at);
    if (!/^00[01][0-9a-f]$/.test(digits) || /^00(08|09|0a|0c|0d)$/.test(digits)) throw this.bad('json-escape', {}, at);
    return [String.fromCharCode(parseInt(digits, 16)), 6];
  }

  integer(min, max) {
    const s = this.s, start = this.p;
    let i = start + (s.charCodeAt(start) === 45 ? 1 : 0);
    const first = i;
    for (let c = s.charCodeAt(i); c >= 48 && c <= 57; c = s.charCodeAt(i)) i++;
    if (i === first) throw this.wrong('0-9');
    if (i - first > 1 && s.charCodeAt(first) === 48) throw this.bad('json-zero', {}, start);
    if (s[i] === '.' || s[i] === 'e' || s[i] === 'E') throw this.bad('json-fraction', {}, start);
    const value = Number(s.slice(start, i));
    if (i - first > 16 || value < min || value > max || Object.is(value, -0)) throw this.bad('json-range', { min, max }, start);
    this.p = i;
    return value;
  }

  take(token) {
    if (!this.s.startsWith(token, this.p)) return false;
    this.p += token.length;
    return true;
  }
}

export const integer = (min, max) => r => r.integer(min, max);
export const orNull = shape => r => r.take('null') ? null : shape(r);

// A text; if a pattern is given it must match, and `name` says what it should be.
export const text = (pattern, name) => r => {
  const at = r.p, value = r.string();
  if (pattern && !pattern.test(value)) throw r.bad('json-text', { value: value.slice(0, 80), wanted: name }, at);
  return value;
};

export const list = shape => r => {
  if (!r.take('[')) throw r.wrong('[');
  const out = [];
  if (r.take(']')) return out;
  for (;;) {
    out.push(shape(r));
    if (r.take(']')) return out;
    if (!r.take(',')) throw r.wrong(', ]');
  }
};

// An object with exactly these members in this order. A shape gets the reader and the members read before.
export const object = members => {
  const names = Object.keys(members), shapes = Object.values(members);
  const tokens = names.map((name, i) => `${i === 0 ? '{' : ','}"${name}":`);
  return r => {
    const out = {};
    for (let i = 0; i < names.length; i++) {
      if (!r.take(tokens[i])) throw wrongMember(r, names, i);
      out[names[i]] = shapes[i](r, out);
    }
    if (!r.take('}')) throw wrongMember(r, names, names.length);
    return out;
  };
};

// What stands where member `i` (or the end of the object) should be.
function wrongMember(r, names, i) {
  const c = r.s[r.p];
  if (c === undefined || BLANK.test(c)) return r.wrong('}');
  if (c === '}') return r.bad('json-missing', { name: names[i] });
  if (i === 0 ? c !== '{' : c !== ',') return r.wrong(i === 0 ? '{' : ', }');
  const at = r.p + 1;
  if (r.s[at] === '}') return r.bad('json-missing', { name: names[i] }, at);
  const match = /^"((?:[^"\\]|\\.)*)"(\s*):/.exec(r.s.slice(at, at + 400));
  if (!match) return BLANK.test(r.s[at] || '') ? r.bad('json-blank', {}, at) : r.bad('json-kind', { wanted: '"' }, at);
  const found = match[1], place = names.indexOf(found);
  if (place < 0) return r.bad('json-unknown', { name: found.slice(0, 80) }, at);
  if (place < i) return r.bad('json-duplicate', { name: found }, at);
  if (place > i) return r.bad('json-order', { name: found, wanted: names[i] }, at);
  const after = at + match[0].length;
  return r.bad('json-blank', {}, match[2] ? after - 1 - match[2].length : after);
}

export function readCanonical(bytes, shape) {
  const r = new Reader(decode(bytes));
  const value = shape(r);
  if (r.p !== r.s.length) throw r.bad(BLANK.test(r.s[r.p]) ? 'json-blank' : 'json-after');
  return value;
}
