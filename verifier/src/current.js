import { Bad } from './bad.js';
import { readJson, checkMembers, check } from './json.js';

// V15: what current.json says, against the log. It is a convenience and need not be in canonical form.
const MEMBERS = ['format', 'origin', 'election', 'size', 'publication', 'channel', 'blocked', 'witnessed'];

// `log` is what the record says: origin, election, the latest publication or null, the blocking incidents after it, and whether
// the cosignatures reach the quorum (null: not known).
export function checkCurrent(bytes, log) {
  const c = readJson(bytes), { publication } = log;
  checkMembers(c, MEMBERS, [], 'current.json');
  check(c.format === 'scrutineer-current/1', 'format');
  check(typeof c.witnessed === 'boolean', 'witnessed');
  const agree = (name, wanted) => {
    if (c[name] !== wanted) throw new Bad('current', { name, found: String(c[name]), wanted: String(wanted) });
  };
  agree('origin', log.origin);
  agree('election', log.election);
  agree('publication', publication && publication.index);
  agree('size', publication && publication.data.size);
  if (publication) agree('channel', publication.data.channel);
  if (!log.blocks.includes(c.blocked)) agree('blocked', log.blocks.length ? log.blocks[log.blocks.length - 1] : null);
  if (log.witnessed !== null) agree('witnessed', log.witnessed);
}
