import { Bad, asBad } from './bad.js';
import { firstDifference, same, base64 } from './bytes.js';
import { Frontier, leafHash } from './merkle.js';
import { tilePath, parseBundle, TILE_WIDTH, MAX_ENTRY } from './tiles.js';

// V3 and V4: reads the bundles in order, hashes every entry, and compares every published hash tile and the root.
const AHEAD = 12;

// A tile or bundle: the partial file, or else the full one that came after it.
export async function readTile(source, level, index, width) {
  const limit = level === 'entries' ? TILE_WIDTH * (MAX_ENTRY + 2) : TILE_WIDTH * 32;
  const path = tilePath(level, index, width);
  const bytes = await source.read(path, limit);
  if (bytes || width === TILE_WIDTH) return { path, bytes, full: width === TILE_WIDTH };
  const whole = tilePath(level, index);
  const later = await source.read(whole, limit);
  return later ? { path: whole, bytes: later, full: true } : { path, bytes: null, full: false };
}

// Results of `make(0)`, `make(1)` ... in order, some of them under way at once.
export async function* inOrder(count, make) {
  const queue = [];
  const start = i => make(i).then(value => ({ value }), error => ({ error }));
  for (let i = 0; i < count; i++) {
    while (queue.length < AHEAD && i + queue.length < count) queue.push(start(i + queue.length));
    const result = await queue.shift();
    if (result.error) throw result.error;
    yield result.value;
  }
}

export class TreeReader {
  constructor(source, size, root, steps) {
    Object.assign(this, { source, size, root, steps });
    this.frontier = new Frontier();
    this.published = null;
    this.entryFault = null;
    this.tileFault = null;
    this.upper = new Map();
    this.jobs = [];
  }

  // Calls `onEntry(index, bytes, path, frontier)` for each entry, before it is added to the tree. True if V3 holds.
  async run(onEntry, progress) {
    const bundles = Math.ceil(this.size / TILE_WIDTH);
    const width = n => Math.min(TILE_WIDTH, this.size - n * TILE_WIDTH);
    const read = async n => {
      const [bundle, tile] = await Promise.all([readTile(this.source, 'entries', n, width(n)), this.readHashes(0, n, width(n))]);
      return { bundle, tile };
    };
    let n = 0;
    try {
      for await (const { bundle, tile } of inOrder(bundles, read)) {
        await this.bundle(n, width(n), bundle, tile, onEntry);
        n++;
        if (progress) progress(Math.min(n * TILE_WIDTH, this.size), this.size);
      }
    } catch (error) {
      this.steps.fail('V3', asBad(error, tilePath('entries', n, width(n))));
      return false;
    }
    this.steps.pass('V3');
    await this.finish();
    return true;
  }

  // A tile of hashes; that it is missing or wrong belongs to V4 and must not stop the reading of entries.
  async readHashes(level, n, width) {
    try {
      const tile = await readTile(this.source, level, n, width);
      if (!tile.bytes) return { path: tile.path, fault: new Bad('missing', { file: tile.path }, { where: tile.path }) };
      const wanted = tile.full ? TILE_WIDTH * 32 : width * 32;
      if (tile.bytes.length !== wanted) {
        return { path: tile.path, fault: new Bad('tile-length', { length: tile.bytes.length, wanted }, { where: tile.path, byte: Math.min(tile.bytes.length, wanted) }) };
      }
      return { path: tile.path, bytes: tile.bytes };
    } catch (error) {
      return { path: tilePath(level, n, width), fault: asBad(error, tilePath(level, n, width)) };
    }
  }

  async bundle(n, width, bundle, tile, onEntry) {
    if (!bundle.bytes) throw new Bad('missing', { file: bundle.path }, { where: bundle.path });
    let entries;
    try {
      entries = parseBundle(bundle.bytes, width, bundle.full && width < TILE_WIDTH);
    } catch (error) {
      const { index } = error.place;
      throw new Bad(error.code, error.params, { where: bundle.path, byte: error.place.byte, entry: index === undefined ? undefined : n * TILE_WIDTH + index });
    }
    if (tile.fault) this.tileFault = this.tileFault || tile.fault;
    for (let i = 0; i < width; i++) {
      const index = n * TILE_WIDTH + i, hash = leafHash(entries[i]);
      const work = onEntry(index, entries[i], bundle.path, this.frontier);
      if (work) await work;
      if (tile.bytes) this.compareLeaf(tile, i, hash, index, bundle.path);
      if (this.published) this.published.add(tile.bytes ? tile.bytes.slice(32 * i, 32 * i + 32) : hash);
      this.frontier.add(hash, (level, node) => this.complete(level, node));
    }
    while (this.jobs.length > AHEAD) await this.jobs.shift();
  }

  compareLeaf(tile, i, hash, index, bundlePath) {
    const at = firstDifference(hash, tile.bytes.subarray(32 * i, 32 * i + 32));
    if (at < 0) return;
    if (!this.published) this.published = this.frontier.copy();
    if (!this.entryFault) this.entryFault = new Bad('entry-hash', { tile: tile.path }, { where: bundlePath, entry: index });
    if (!this.tileFault) this.tileFault = new Bad('tile-hash', { index }, { where: tile.path, entry: index, byte: 32 * i + at });
  }

  // A node that ends a tile of the level below belongs to a tile of this level.
  complete(level, node) {
    const nodes = this.upper.get(level) || { index: 0, hashes: [] };
    this.upper.set(level, nodes);
    nodes.hashes.push(node);
    if (nodes.hashes.length < TILE_WIDTH) return;
    this.jobs.push(this.compareUpper(level, nodes.index, nodes.hashes));
    this.upper.set(level, { index: nodes.index + 1, hashes: [] });
  }

  async compareUpper(level, n, hashes) {
    const tile = await this.readHashes(level, n, hashes.length);
    let fault = tile.fault || null;
    for (let i = 0; i < hashes.length && !fault; i++) {
      const at = firstDifference(hashes[i], tile.bytes.subarray(32 * i, 32 * i + 32));
      if (at >= 0) fault = new Bad('tile-node', { level }, { where: tile.path, byte: 32 * i + at });
    }
    if (fault && !this.tileFault) this.tileFault = fault;
  }

  // Which is wrong: an entry, a tile, or the root of the checkpoint? The one that agrees with the signed root is right.
  async finish() {
    for (const [level, { index, hashes }] of this.upper) if (hashes.length) this.jobs.push(this.compareUpper(level, index, hashes));
    await Promise.all(this.jobs);
    const root = this.frontier.root();
    this.rootHolds = same(root, this.root);
    if (this.rootHolds) {
      if (this.tileFault) this.steps.fail('V4', this.tileFault);
      else this.steps.pass('V4');
      return;
    }
    const tilesHold = this.published && same(this.published.root(), this.root);
    if (tilesHold) this.steps.fail('V4', this.entryFault);
    else if (this.tileFault) this.steps.fail('V4', this.tileFault);
    else this.steps.fail('V4', new Bad('root-differs', { root: base64(root), found: base64(this.root) }, { where: 'checkpoint' }));
  }
}
