import { Bad } from './bad.js';
import { recordFolder } from './zip.js';

// Where a record comes from: a web address, or files picked in a browser.
const TIMEOUT = 60_000;

// Reads a stream of chunks, no more than the limit.
export async function readAll(stream, limit, file) {
  const reader = stream.getReader(), chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      reader.cancel().catch(() => {});
      throw new Bad('file-large', { file, max: limit }, { where: file });
    }
    chunks.push(value);
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) { out.set(chunk, at); at += chunk.length; }
  return out;
}

// The static tree below an address. A file that is not there (404, 410) is null; anything else is an error.
export function addressSource(address) {
  let base;
  try { base = new URL(address.endsWith('/') ? address : address + '/'); } catch { throw new Bad('bad-address', { address }); }
  if (base.protocol !== 'https:' && base.protocol !== 'http:') throw new Bad('bad-address', { address });
  base.search = '';
  base.hash = '';
  return {
    read: async (path, limit) => {
      const fresh = path === 'checkpoint' || path === 'current.json';
      try {
        const response = await fetch(new URL(path, base), {
          cache: fresh ? 'no-store' : 'default', credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(TIMEOUT),
        });
        if (response.status === 404 || response.status === 410) return null;
        if (!response.ok) throw new Bad('fetch-status', { file: path, status: String(response.status) }, { where: path });
        return response.body ? await readAll(response.body, limit, path) : new Uint8Array(0);
      } catch (error) {
        if (error instanceof Bad) throw error;
        throw new Bad('fetch', { file: path, detail: String(error && error.message || error) }, { where: path });
      }
    },
  };
}

// Files of a picked folder.
export function filesSource(files) {
  const byPath = new Map([...files].map(f => [f.webkitRelativePath || f.name, f]));
  const base = recordFolder(byPath.keys());
  return {
    read: async (path, limit) => {
      const file = byPath.get(base + path);
      if (!file) return null;
      if (file.size > limit) throw new Bad('file-large', { file: path, max: limit }, { where: path });
      return new Uint8Array(await file.arrayBuffer());
    },
  };
}

// A file of a browser for the reader of archives.
export const blobFile = blob => ({
  size: blob.size,
  read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
});

// Raw deflate by the browser.
export async function inflateStream(bytes, limit) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return readAll(stream, limit, 'zip');
}
