import { Bad } from './bad.js';
import { isLate } from './clocks.js';
import { isOpen, stageAfter } from './docket.js';
import { parseInstant } from './time.js';

// Whether a complaint, or a step of a case, may stand where it stands. `court` has rules, rulings, docket, units, definition, polling.
export function checkFiling(court, d, time) {
  const rules = rulesOf(court), forum = forumOf(rules, d.forum), seat = seatOf(court, forum, d.at);
  for (const code of d.units) checkCompetence(forum, seat, court.unit(code));
  if (!forum.hears) throw new Bad('forum-not-competent', { forum: d.forum });
  if (!rules.complainants.has(d.complainant.kind)) throw new Bad('complainant-not-entitled', { kind: d.complainant.kind });
  for (const list of d.complainant.lists) court.list(list);
  for (const ground of d.grounds) if (!rules.grounds.has(ground)) throw new Bad('ground-unknown', { ground });
  if (!d.asks.every(code => forum.remedies.has(code))) throw new Bad('forum-not-competent', { forum: d.forum });
  if (d.against === null) {
    if (!forum.first) throw new Bad('forum-not-competent', { forum: d.forum });
    if (isLate(rules, court.rulings, 'complaint', d.forum, court.polling, time)) throw new Bad('complaint-late');
    return;
  }
  const decision = court.docket.decisions.get(d.against);
  if (!decision) throw new Bad('decision-unknown', { entry: d.against });
  if (rules.forums.get(decision.forum).appeal !== d.forum) throw new Bad('appeal-not-next', { entry: d.against, forum: d.forum });
  checkCompetence(forum, seat, court.unit(decision.at));
  if (isLate(rules, court.rulings, 'appeal', d.forum, court.docket.appealFrom(decision), time)) throw new Bad('complaint-late');
}

export function checkStep(court, d, time) {
  const rules = rulesOf(court), one = caseOf(court, d.case);
  if (stageAfter(one, d.step) === undefined) throw new Bad('case-step', { case: d.case, step: d.step });
  if ((d.step === 'join') !== (d.with !== null)) throw new Bad('case-join', { case: d.case });
  if (d.with !== null) {
    const other = caseOf(court, d.with);
    if (other === one || !isOpen(other) || other.forum !== one.forum || other.at !== one.at) throw new Bad('case-join', { case: d.case });
  }
  const until = untilOf(d);
  const wrong = d.step === 'set-hearing' ? until === null : d.step !== 'return' && until !== null;
  if (wrong || until !== null && until <= time) throw new Bad('case-time', { case: d.case });
  if (d.step !== 'mend') return;
  const { returned } = one;
  const late = returned.until === null ? isLate(rules, court.rulings, 'mending', one.forum, returned.time, time) : time > returned.until;
  if (late) throw new Bad('complaint-late');
}

export const untilOf = d => d.until === null ? null : parseInstant(d.until);

export function rulesOf(court) {
  if (court.rules === null) throw new Bad('disputes-none');
  return court.rules;
}

export function caseOf(court, number) {
  const one = court.docket.cases.get(number);
  if (!one) throw new Bad('case-unknown', { entry: number });
  return one;
}

export function forumOf(rules, code) {
  const forum = rules.forums.get(code);
  if (!forum) throw new Bad('forum-unknown', { forum: code });
  return forum;
}

// A forum sits at a unit of its level ...
export function seatOf(court, forum, code) {
  const seat = court.unit(code);
  if (seat.level !== forum.level) throw new Bad('forum-not-competent', { forum: forum.code });
  return seat;
}

// ... and is competent for it and for all below it.
export function checkCompetence(forum, seat, unit) {
  for (let at = unit; at; at = at.up) if (at === seat) return;
  throw new Bad('forum-not-competent', { forum: forum.code });
}
