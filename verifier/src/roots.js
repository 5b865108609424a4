// The constants of SHA-2 are digits of roots of primes (FIPS 180-4); they are computed here, not copied.
export function primes(count) {
  const found = [];
  for (let n = 2; found.length < count; n++) if (found.every(p => n % p !== 0)) found.push(n);
  return found;
}

// The first 64 bits of the fractional part of the square root (k = 2) or cube root (k = 3) of n.
export function fraction64(n, k) {
  const power = BigInt(k), target = BigInt(n) << (64n * power);
  let low = 0n, high = 1n << 80n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= target) low = middle; else high = middle;
  }
  return low & 0xffffffffffffffffn;
}
