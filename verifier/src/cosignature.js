import { encode } from './bytes.js';

// cosignature/v1 of tlog-cosignature: eight bytes of seconds, then an Ed25519 signature of the message below.
export function cosignedMessage(text, time) {
  return encode(`cosignature/v1\ntime ${time}\n${text}`);
}

// The time as a big integer, or null if these are not 72 bytes with a time below 2^63.
export function cosignatureTime(data) {
  if (data.length !== 72) return null;
  const time = new DataView(data.buffer, data.byteOffset, 8).getBigUint64(0);
  return time < 1n << 63n ? time : null;
}
