import { Bad } from './bad.js';
import { hex } from './bytes.js';
import { parseVkey } from './note.js';

// tlog-policy, read strictly.
export function parsePolicy(text) {
  const logs = [], members = new Map(), inGroup = new Set(), keys = new Set();
  let quorum = null;
  const refuse = (line, why) => { throw new Bad('policy-' + why, { line }); };
  const define = (line, name, value) => {
    if (name === 'none' || members.has(name)) refuse(line, 'name');
    members.set(name, value);
  };
  const key = (line, vkeyText) => {
    const vkey = parseVkey(vkeyText);
    if (keys.has(hex(vkey.key))) refuse(line, 'key-twice');
    keys.add(hex(vkey.key));
    return vkey;
  };
  const lines = text.split('\n');
  lines.forEach((raw, i) => {
    const line = i + 1;
    if (/[\u0000-\u0008\u000b-\u001f]/u.test(raw)) refuse(line, 'line');
    const words = raw.split(/[ \t]+/).filter(w => w !== '');
    if (words.length === 0 || words[0].startsWith('#')) return;
    const [verb, ...args] = words;
    if (verb === 'log' && (args.length === 1 || args.length === 2)) {
      logs.push(key(line, args[0]));
    } else if (verb === 'witness' && (args.length === 2 || args.length === 3)) {
      define(line, args[0], { name: args[0], vkey: key(line, args[1]) });
    } else if (verb === 'group' && args.length >= 3) {
      const [name, k, ...names] = args;
      for (const member of names) {
        if (!members.has(member)) refuse(line, 'unknown');
        if (inGroup.has(member)) refuse(line, 'twice');
        inGroup.add(member);
      }
      const needed = k === 'any' ? 1 : k === 'all' ? names.length : /^[1-9][0-9]{0,5}$/.test(k) ? Number(k) : 0;
      if (needed < 1 || needed > names.length) refuse(line, 'number');
      define(line, name, { name, needed, members: names });
    } else if (verb === 'quorum' && args.length === 1) {
      if (quorum !== null) refuse(line, 'quorum');
      if (args[0] !== 'none' && !members.has(args[0])) refuse(line, 'unknown');
      quorum = args[0];
    } else {
      refuse(line, 'line');
    }
  });
  if (quorum === null) refuse(lines.length, 'quorum');
  const witnesses = [...members.values()].filter(m => m.vkey);
  return { logs, witnesses, members, quorum };
}

// Whether the witnesses with these verifier keys reach the quorum.
export function quorumReached(policy, cosigned) {
  if (policy.quorum === 'none') return true;
  const good = new Set(cosigned.map(k => k.text));
  const holds = new Map();
  for (const [name, member] of policy.members) {
    holds.set(name, member.vkey ? good.has(member.vkey.text) : member.members.filter(m => holds.get(m)).length >= member.needed);
  }
  return holds.get(policy.quorum);
}

// How many of how many the quorum needs, for people.
export function quorumSize(policy) {
  const member = policy.members.get(policy.quorum);
  if (!member) return { needed: 0, of: 0 };
  return member.vkey ? { needed: 1, of: 1 } : { needed: member.needed, of: member.members.length };
}

// The same policy but for comments and blanks.
export function normalPolicy(text) {
  return text.split('\n').map(l => l.split(/[ \t\r]+/).filter(w => w !== '').join(' ')).filter(l => l !== '' && !l.startsWith('#')).join('\n');
}
