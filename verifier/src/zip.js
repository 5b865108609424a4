import { Bad } from './bad.js';
import { decode } from './bytes.js';

// A zip archive as a source of files, read by hand (APPNOTE 6.3): stored and deflated files, also beyond 4 GB.
// `file` has a size and read(offset, length); `inflate(bytes, limit)` unpacks raw deflate and refuses more than the limit.
const MOST_FILES = 4_000_000;
const MOST_DIRECTORY = 512 * 1024 * 1024;
const MOST_NAME = 1024;
const MOST_RATIO = 250;
const SMALL = 64 * 1024;

const view = bytes => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const refuse = detail => { throw new Bad('zip', { detail }); };

export async function openZip(file, inflate) {
  const entries = await readDirectory(file, await findEnd(file));
  const base = recordFolder(entries.keys());
  return {
    read: async (path, limit) => {
      const entry = entries.get(base + path);
      return entry ? unpack(file, entry, path, limit, inflate) : null;
    },
  };
}

// The folder of the archive in which `checkpoint` lies: the root, or the one least deep.
export function recordFolder(names) {
  let best = null;
  for (const name of names) {
    if (name !== 'checkpoint' && !name.endsWith('/checkpoint')) continue;
    const folder = name.slice(0, -'checkpoint'.length);
    if (best === null || folder.split('/').length < best.split('/').length) best = folder;
  }
  return best || '';
}

async function findEnd(file) {
  const length = Math.min(file.size, 65557), from = file.size - length;
  const tail = await file.read(from, length), v = view(tail);
  for (let at = length - 22; at >= 0; at--) {
    if (v.getUint32(at, true) !== 0x06054b50 || at + 22 + v.getUint16(at + 20, true) !== length) continue;
    const end = { count: v.getUint16(at + 10, true), size: v.getUint32(at + 12, true), offset: v.getUint32(at + 16, true) };
    const wide = end.count === 0xffff || end.size === 0xffffffff || end.offset === 0xffffffff;
    return wide && at >= 20 ? findWideEnd(file, v, at - 20) : end;
  }
  return refuse('no end of central directory');
}

const big = (v, at) => {
  const n = v.getBigUint64(at, true);
  return n > BigInt(Number.MAX_SAFE_INTEGER) ? refuse('size') : Number(n);
};

async function findWideEnd(file, v, at) {
  if (v.getUint32(at, true) !== 0x07064b50) refuse('no locator of the 64-bit directory');
  const offset = big(v, at + 8);
  if (offset + 56 > file.size) refuse('64-bit directory outside the file');
  const end = view(await file.read(offset, 56));
  if (end.getUint32(0, true) !== 0x06064b50) refuse('no end of the 64-bit directory');
  return { count: big(end, 32), size: big(end, 40), offset: big(end, 48) };
}

async function readDirectory(file, { count, size, offset }) {
  if (count > MOST_FILES || size > MOST_DIRECTORY) refuse('too many files');
  if (offset + size > file.size) refuse('directory outside the file');
  const bytes = await file.read(offset, size), v = view(bytes), entries = new Map();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > size || v.getUint32(at, true) !== 0x02014b50) refuse(`directory entry ${i}`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(o => v.getUint16(at + o, true));
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > size) refuse(`directory entry ${i}`);
    if (nameLength > MOST_NAME) refuse(`name of entry ${i}`);
    const name = fileName(bytes.subarray(at + 46, at + 46 + nameLength), i);
    const entry = {
      flags: v.getUint16(at + 8, true), method: v.getUint16(at + 10, true), crc: v.getUint32(at + 16, true),
      packed: v.getUint32(at + 20, true), length: v.getUint32(at + 24, true), offset: v.getUint32(at + 42, true), nameLength,
    };
    widen(entry, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    if (!name.endsWith('/')) {
      if (entries.has(name)) refuse(`two files named ${name}`);
      entries.set(name, entry);
    }
    at = next;
  }
  return entries;
}

function fileName(bytes, i) {
  let name;
  try { name = decode(bytes); } catch { return refuse(`name of entry ${i}`); }
  const bad = name.startsWith('/') || /[\u0000-\u001f\\:]/u.test(name) || name.split('/').some(part => part === '..' || part === '.');
  return bad ? refuse(`name of entry ${i}: ${JSON.stringify(name)}`) : name;
}

// The 64-bit sizes of the extra field 0x0001, in the order of those that did not fit.
function widen(entry, extra) {
  const v = view(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const id = v.getUint16(at, true), end = at + 4 + v.getUint16(at + 2, true);
    if (end > extra.length) return;
    if (id === 1) {
      let from = at + 4;
      for (const member of ['length', 'packed', 'offset']) {
        if (entry[member] !== 0xffffffff) continue;
        if (from + 8 > end) refuse('64-bit sizes');
        entry[member] = big(v, from);
        from += 8;
      }
    }
    at = end;
  }
}

async function unpack(file, entry, path, limit, inflate) {
  if (entry.length > limit) throw new Bad('file-large', { file: path, max: limit }, { where: path });
  if (entry.flags & 1) refuse(`${path} is encrypted`);
  if (entry.length > SMALL && entry.length > entry.packed * MOST_RATIO) refuse(`${path} unpacks to more than ${MOST_RATIO} times its size`);
  if (entry.offset + 30 > file.size) refuse(`${path} lies outside the file`);
  const head = view(await file.read(entry.offset, 30));
  if (head.getUint32(0, true) !== 0x04034b50 || head.getUint16(26, true) !== entry.nameLength) refuse(`header of ${path}`);
  const from = entry.offset + 30 + entry.nameLength + head.getUint16(28, true);
  if (from + entry.packed > file.size) refuse(`${path} lies outside the file`);
  const packed = await file.read(from, entry.packed);
  let bytes;
  if (entry.method === 0) bytes = packed;
  else if (entry.method === 8) bytes = await inflate(packed, entry.length).catch(() => refuse(`${path} cannot be unpacked`));
  else return refuse(`${path} is packed by method ${entry.method}`);
  if (bytes.length !== entry.length) refuse(`${path} has not the length of the directory`);
  if (crc32(bytes) !== entry.crc) refuse(`${path} has not the checksum of the directory`);
  return bytes;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? n >>> 1 ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});

export function crc32(bytes) {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = CRC[(c ^ bytes[i]) & 255] ^ c >>> 8;
  return (c ^ 0xffffffff) >>> 0;
}
