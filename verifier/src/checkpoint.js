import { Bad } from './bad.js';
import { fromBase64 } from './bytes.js';

// The text of a checkpoint (tlog-checkpoint): origin, size, root, extension lines.
export function parseCheckpoint(text) {
  if (!text.endsWith('\n')) throw new Bad('checkpoint-lines');
  const lines = text.slice(0, -1).split('\n');
  if (lines.length < 3 || lines[0] === '') throw new Bad('checkpoint-lines');
  const [origin, digits, encoded, ...extension] = lines;
  if (!/^(0|[1-9][0-9]*)$/.test(digits) || digits.length > 19 || BigInt(digits) >= 1n << 63n) throw new Bad('checkpoint-size', { size: digits });
  const root = fromBase64(encoded);
  if (!root || root.length !== 32) throw new Bad('checkpoint-root');
  if (extension.includes('')) throw new Bad('checkpoint-lines');
  return { origin, size: BigInt(digits), root, extension };
}
