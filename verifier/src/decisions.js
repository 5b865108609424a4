import { Bad } from './bad.js';
import { caseOf, forumOf, rulesOf, seatOf } from './complaints.js';
import { isOpen } from './docket.js';
import { checkRemedies } from './remedies.js';

// Whether a decision may stand where it stands. Its signatures are looked at elsewhere.
const WITHOUT_ADMISSION = ['inadmissible', 'no-jurisdiction', 'referred'];

export function checkDecision(court, d, time) {
  const rules = rulesOf(court), forum = forumOf(rules, d.forum), seat = seatOf(court, forum, d.at);
  if ((d.case === null) !== (d.result === 'own-motion')) throw new Bad('decision-result', { result: d.result });
  const grants = ['own-motion', 'upheld', 'partly'].includes(d.result);
  if (d.case !== null) checkCase(caseOf(court, d.case), d, grants);
  else checkOwn(rules, d.findings, d.result);
  if (d.remedies.length > 0 ? !grants : d.result === 'own-motion') throw new Bad('remedy-not-granted', { result: d.result });
  if (forum.members !== null) checkVotes(forum, d.votes);
  checkRemedies(court, d, { forum, seat, time });
  if (forum.signs && d.note === null) throw new Bad('decision-unsigned', { forum: d.forum });
}

function checkCase(one, d, grants) {
  if (one.forum !== d.forum || one.at !== d.at) throw new Bad('forum-not-competent', { forum: d.forum });
  const isAdmitted = !['filed', 'returned'].includes(one.stage);
  if (!isOpen(one) || !isAdmitted && !WITHOUT_ADMISSION.includes(d.result)) throw new Bad('case-step', { case: d.case, step: d.result });
  const isOnMerits = grants || d.result === 'rejected';
  if (!isOnMerits && d.findings.length === 0) return;
  const isComplete = d.findings.length === one.grounds.length && d.findings.every((f, i) => f.ground === one.grounds[i]);
  if (!isComplete || d.findings.some(f => f.found) !== grants) throw new Bad('findings-incomplete', { result: d.result });
}

// Of one's own motion: the grounds are known, each has one finding, and one at least is found.
function checkOwn(rules, findings, result) {
  const grounds = findings.map(f => f.ground), unknown = grounds.find(ground => !rules.grounds.has(ground));
  if (unknown !== undefined) throw new Bad('ground-unknown', { ground: unknown });
  if (new Set(grounds).size < grounds.length || findings.length > 0 && !findings.some(f => f.found)) throw new Bad('findings-incomplete', { result });
}

function checkVotes({ code, members }, votes) {
  if (votes === null) throw new Bad('votes-missing', { forum: code });
  if (votes.for + votes.against + votes.abstained > members || votes.for * 2 <= members) throw new Bad('votes-no-majority', { found: votes.for, members });
}
