import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../src/zip.js';

// A zip archive: files as [name, bytes, options]; options change what the directory says.
export function makeZip(files, { wide = false, comment = '' } = {}) {
  const parts = [], directory = [];
  let offset = 0;
  const u = (width, ...values) => { const b = Buffer.alloc(width * values.length); values.forEach((v, i) => width === 8 ? b.writeBigUInt64LE(BigInt(v), 8 * i) : b.writeUIntLE(v, width * i, width)); return b; };
  for (const [name, bytes, o = {}] of files) {
    const raw = Buffer.from(name), packed = o.packed ?? (o.method === 0 ? bytes : deflateRawSync(bytes)), method = o.method ?? 8;
    const crc = o.crc ?? crc32(bytes), length = o.length ?? bytes.length;
    const head = Buffer.concat([u(4, 0x04034b50), u(2, 20, o.flags ?? 0, method, 0, 0), u(4, crc, packed.length, length), u(2, raw.length, 0), raw]);
    parts.push(head, packed);
    const extra = wide ? Buffer.concat([u(2, 1, 24), u(8, length, packed.length, offset)]) : Buffer.alloc(0), most = 0xffffffff;
    directory.push(Buffer.concat([u(4, 0x02014b50), u(2, 20, 20, o.flags ?? 0, method, 0, 0), u(4, crc, wide ? most : packed.length, wide ? most : length), u(2, raw.length, extra.length, 0, 0, 0), u(4, 0, wide ? most : o.offset ?? offset), raw, extra]));
    offset += head.length + packed.length;
  }
  const central = Buffer.concat(directory), tail = [];
  if (wide) tail.push(u(4, 0x06064b50), u(8, 44), u(2, 45, 45), u(4, 0, 0), u(8, files.length, files.length, central.length, offset), u(4, 0x07064b50, 0), u(8, offset + central.length), u(4, 1));
  tail.push(u(4, 0x06054b50), u(2, 0, 0, wide ? 0xffff : files.length, wide ? 0xffff : files.length), u(4, wide ? 0xffffffff : central.length, wide ? 0xffffffff : offset), u(2, comment.length), Buffer.from(comment));
  return Buffer.concat([...parts, central, ...tail]);
}
