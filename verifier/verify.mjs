#!/usr/bin/env node
// Verifies the record of an election: node verify.mjs DIR|ZIP|URL [--policy FILE] [--remember FILE] [--json] [--lang ky|ru|en]
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { Bad } from './src/bad.js';
import { verify } from './src/verify.js';
import { openZip } from './src/zip.js';
import { addressSource } from './src/sources.js';
import { LANGUAGES, say, stepName, reason, placeText, verdict, verdictNote, number } from './src/words.js';

const USAGE = 'usage: node verify.mjs DIR|ZIP|URL [--policy FILE] [--remember FILE] [--json] [--lang ky|ru|en]';

class Usage extends Error {}

function parseArguments(args) {
  const options = { target: null, policy: null, remember: null, json: false, lang: 'en' };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i], next = () => {
      if (++i >= args.length) throw new Usage(`${arg} needs a value`);
      return args[i];
    };
    if (arg === '--policy') options.policy = next();
    else if (arg === '--remember') options.remember = next();
    else if (arg === '--lang') options.lang = next();
    else if (arg === '--json') options.json = true;
    else if (arg.startsWith('-') || options.target !== null) throw new Usage(`unknown: ${arg}`);
    else options.target = arg;
  }
  if (options.target === null) throw new Usage('no record is named');
  if (!LANGUAGES.includes(options.lang)) throw new Usage(`languages: ${LANGUAGES.join(', ')}`);
  return options;
}

const missing = error => ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code);

function folderSource(folder) {
  return {
    read: async (path, limit) => {
      try {
        const { size } = await stat(join(folder, path));
        if (size > limit) throw new Bad('file-large', { file: path, max: limit }, { where: path });
        return await readFile(join(folder, path));
      } catch (error) {
        if (missing(error)) return null;
        throw error;
      }
    },
  };
}

async function zipSource(path) {
  const handle = await open(path), { size } = await handle.stat();
  const file = {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length), { bytesRead } = await handle.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    },
  };
  const unpack = promisify(inflateRaw);
  return openZip(file, (bytes, limit) => unpack(bytes, { maxOutputLength: Math.max(limit, 1) }));
}

async function sourceOf(target) {
  if (/^https?:\/\//.test(target)) return addressSource(target);
  let info;
  try { info = await stat(target); } catch (error) { throw new Usage(`${target}: ${error.code}`); }
  if (info.isDirectory()) return folderSource(target);
  // An archive that cannot be opened is a record that is not verified: its files cannot be read.
  return zipSource(target).catch(error => {
    if (!(error instanceof Bad)) throw error;
    return { read: async () => { throw error; } };
  });
}

async function memory(file) {
  if (!file) return {};
  try {
    const known = JSON.parse(await readFile(file, 'utf8'));
    const good = old => Number.isSafeInteger(old.size) && old.size >= 0 && /^[A-Za-z0-9+/]{43}=$/.test(old.root);
    if (!Object.values(known).every(good)) throw new Error('not a file that --remember wrote');
    return known;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw new Usage(`${file}: ${error.message}`);
  }
}

function print(result, lang) {
  const lines = [`${result.origin ?? '?'} · ${say(lang, 'entries', { n: result.size === null ? '?' : number(lang, result.size) })}`, ''];
  for (const step of result.steps) {
    lines.push(`${step.step.padEnd(4)}${say(lang, 'state-' + step.state.replace(' ', '-')).padEnd(14)}${stepName(lang, step.step)}`);
    const why = reason(lang, step), where = placeText(lang, step.place);
    if (why) lines.push(' '.repeat(18) + why);
    if (where) lines.push(' '.repeat(18) + where);
  }
  lines.push('', verdict(lang, result));
  if (verdictNote(result) === 'verdict-own') lines.push(say(lang, 'verdict-own'));
  console.log(lines.join('\n'));
}

function asJson(result) {
  const steps = result.steps.map(s => ({
    step: s.step, state: s.state, ...(s.code ? { code: s.code, what: reason('en', s) } : {}),
    ...(s.place.where ? { where: s.place.where } : {}),
    ...(s.place.entry !== undefined ? { entry: s.place.entry } : {}), ...(s.place.byte !== undefined ? { byte: s.place.byte } : {}),
  }));
  const view = result.view && result.view.publication !== null ? {
    publication: result.view.publication, channel: result.view.channel, outcome: result.view.outcome,
  } : null;
  return { verified: result.verified, size: result.size, origin: result.origin, root: result.root, steps, cosignatures: result.cosignatures, latest: view };
}

async function main() {
  const options = parseArguments(process.argv.slice(2));
  const policy = options.policy ? await readFile(options.policy, 'utf8').catch(e => { throw new Usage(`${options.policy}: ${e.code}`); }) : null;
  const known = await memory(options.remember);
  const source = await sourceOf(options.target);
  const result = await verify(source, { policy, remembered: origin => Object.hasOwn(known, origin) ? known[origin] : null });
  if (options.json) console.log(JSON.stringify(asJson(result)));
  else print(result, options.lang);
  if (options.remember && result.verified) {
    known[result.origin] = { size: result.size, root: result.root };
    await writeFile(options.remember + '.new', JSON.stringify(known) + '\n');
    await rename(options.remember + '.new', options.remember);
  }
  process.exitCode = result.verified ? 0 : 1;
}

main().catch(error => {
  if (error instanceof Usage) console.error(`${error.message}\n${USAGE}`);
  else if (error instanceof Bad) console.error(reason('en', error) || error.code);
  else throw error;
  process.exitCode = 2;
});
