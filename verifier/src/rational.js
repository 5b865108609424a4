// Exact fractions of big integers, always with a denominator above 0 and in lowest terms.
const gcd = (a, b) => { a = a < 0n ? -a : a; while (b) [a, b] = [b, a % b]; return a; };

export function ratio(n, d = 1n) {
  if (d < 0n) { n = -n; d = -d; }
  const g = gcd(n, d) || 1n;
  return { n: n / g, d: d / g };
}

export const compare = (a, b) => { const x = a.n * b.d - b.n * a.d; return x < 0n ? -1 : x > 0n ? 1 : 0; };
export const multiply = (a, b) => ratio(a.n * b.n, a.d * b.d);
export const divide = (a, b) => ratio(a.n * b.d, a.d * b.n);
export const subtract = (a, b) => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const floor = a => a.n >= 0n ? a.n / a.d : -((-a.n + a.d - 1n) / a.d);

// "5%", "3.25%", "1.4", "9/10", or a whole number of JSON; null if it is none of these.
export function parseFraction(value) {
  if (Number.isSafeInteger(value) && value >= 0) return ratio(BigInt(value));
  const match = typeof value === 'string' && /^([0-9]{1,30})(?:\.([0-9]{1,30})|\/([1-9][0-9]{0,29}))?(%?)$/.exec(value);
  if (!match) return null;
  const [, whole, decimals = '', below, percent] = match;
  const d = (below ? BigInt(below) : 10n ** BigInt(decimals.length)) * (percent ? 100n : 1n);
  return ratio(BigInt(whole + decimals), d);
}

export const fractionText = a => a.d === 1n ? String(a.n) : `${a.n}/${a.d}`;
