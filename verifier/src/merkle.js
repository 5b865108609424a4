import { same } from './bytes.js';
import { sha256 } from './sha256.js';

// The Merkle tree of RFC 6962.
export const leafHash = entry => sha256(entry, 0);

const pair = new Uint8Array(64);
export function nodeHash(left, right) {
  pair.set(left, 0);
  pair.set(right, 32);
  return sha256(pair, 1);
}

// The roots of the complete subtrees of a growing tree, one at most of each height.
export class Frontier {
  constructor() {
    this.size = 0;
    this.nodes = [];
  }

  // Adds a leaf hash; `complete(level, hash)` is told of every node that ends a tile: height 8, 16, ...
  add(hash, complete) {
    let height = 0;
    for (let n = this.size; n % 2 === 1; n = (n - 1) / 2) {
      hash = nodeHash(this.nodes[height], hash);
      height++;
      if (complete && height % 8 === 0) complete(height / 8, hash);
    }
    this.nodes[height] = hash;
    this.size++;
  }

  root() {
    let root = null, height = 0;
    for (let n = this.size; n > 0; n = Math.floor(n / 2), height++) {
      if (n % 2 === 1) root = root ? nodeHash(this.nodes[height], root) : this.nodes[height];
    }
    return root || sha256(new Uint8Array(0));
  }

  copy() {
    const other = new Frontier();
    other.size = this.size;
    other.nodes = this.nodes.slice();
    return other;
  }
}

export function rootOf(hashes) {
  const frontier = new Frontier();
  for (const hash of hashes) frontier.add(hash);
  return frontier.root();
}

const allHashes = list => list.every(h => h && h.length === 32);

// RFC 9162, 2.1.3.2.
export function inclusionHolds(index, size, leaf, proof, root) {
  if (!allHashes([leaf, root, ...proof]) || index < 0 || index >= size) return false;
  let fn = BigInt(index), sn = BigInt(size) - 1n, hash = leaf;
  for (const p of proof) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = nodeHash(p, hash);
      while ((fn & 1n) === 0n && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
    } else {
      hash = nodeHash(hash, p);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && same(hash, root);
}

// RFC 9162, 2.1.4.2. A first size of 0 is refused.
export function consistencyHolds(size1, size2, root1, root2, proof) {
  if (!allHashes([root1, root2, ...proof]) || size1 <= 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && same(root1, root2);
  if (proof.length === 0) return false;
  let fn = BigInt(size1) - 1n, sn = BigInt(size2) - 1n;
  const path = proof.slice();
  if ((BigInt(size1) & BigInt(size1) - 1n) === 0n) path.unshift(root1);
  while ((fn & 1n) === 1n) { fn >>= 1n; sn >>= 1n; }
  let first = path[0], second = path[0];
  for (const c of path.slice(1)) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      first = nodeHash(c, first);
      second = nodeHash(c, second);
      while ((fn & 1n) === 0n && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
    } else {
      second = nodeHash(second, c);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && same(first, root1) && same(second, root2);
}
