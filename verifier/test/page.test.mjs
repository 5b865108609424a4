import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import vm from 'node:vm';
import { bundle } from '../bundle.mjs';
import { WORDS, LANGUAGES } from '../src/words.js';

const folder = new URL('../src/', import.meta.url), sources = readdirSync(folder).filter(n => n.endsWith('.js'));
const read = name => readFileSync(new URL(name, folder), 'utf8');
const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8');

test('index.html is up to date (node verifier/bundle.mjs writes it)', () => assert.equal(page, bundle()));

test('index.html allows its own script and style and nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)[1];
  const digest = text => createHash('sha256').update(text).digest('base64');
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)], styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)];
  assert.deepEqual([scripts.length, styles.length], [1, 1]);
  assert.equal(policy, `default-src 'none'; script-src 'sha256-${digest(scripts[0][1])}'; style-src 'sha256-${digest(styles[0][1])}'; connect-src *; base-uri 'none'; form-action 'none'`);
  new vm.Script(scripts[0][1]);
  assert.doesNotMatch(page.replace(scripts[0][0], ''), / (src|href|on[a-z]+|style)=/);
});

test('no markup is made of data, nothing is fetched but the record, every source is short', () => {
  for (const name of sources) {
    const source = read(name);
    assert.ok(source.split('\n').length <= 250, name);
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|XMLHttpRequest|WebSocket|sendBeacon/, name);
    if (name !== 'sources.js') assert.doesNotMatch(source, /\bfetch\(/, name);
    assert.doesNotMatch(source, /https?:\/\/(?!\.\.\.)/, name);
  }
});

const placeholders = text => [...text.matchAll(/\{[a-z]+\}/g)].map(m => m[0]).sort();

test('every language has every sentence with the same parameters', () => {
  for (const lang of LANGUAGES) {
    assert.deepEqual(Object.keys(WORDS[lang]), Object.keys(WORDS.en), lang);
    for (const [key, text] of Object.entries(WORDS[lang])) assert.deepEqual(placeholders(text), placeholders(WORDS.en[key]), `${lang} ${key}`);
  }
});

test('every code and every key of the page has a sentence', () => {
  const keys = new Set();
  for (const name of sources) {
    const source = read(name);
    for (const [, key] of source.matchAll(/(?:\bBad|\bbad|\bfail|\bsay)\((?:lang, )?'([a-z0-9-]+)'/g)) keys.add(key);
    for (const [, key] of source.matchAll(/(?:skip|pass)\([^,)]*, '([a-z0-9-]+)'/g)) keys.add(key);
    for (const [, key] of source.matchAll(/refuse\(line, '([a-z-]+)'\)/g)) keys.add('policy-' + key);
  }
  for (const [, key] of page.matchAll(/data-say="([^"]+)"/g)) keys.add(key);
  for (const key of keys) if (!/-$/.test(key)) assert.ok(key in WORDS.en, key);
  assert.ok(keys.size > 100);
});
