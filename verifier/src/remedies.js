import { Bad } from './bad.js';
import { endOfDay, lastSecond, localDay, standsStill } from './clocks.js';
import { checkCompetence } from './complaints.js';
import { clockFor } from './dispute-rules.js';
import { parseDay } from './time.js';

// Whether what a decision orders can be ordered. Its revocations come first: what they end no longer stands in the way of the rest.
export function checkRemedies(court, d, by) {
  const ending = new Set(d.remedies.filter(r => r.do === 'revoke').map(r => r.entry));
  for (const remedy of d.remedies) {
    if (!by.forum.remedies.has(remedy.do)) throw new Bad('forum-not-competent', { forum: by.forum.code });
    const units = (remedy.units || []).map(code => court.unit(code));
    for (const unit of units) checkCompetence(by.forum, by.seat, unit);
    const check = CHECKS[remedy.do];
    if (check) check({ court, rulings: court.rulings, rules: court.rules, remedy, units, ending, decision: d, ...by });
  }
  checkOnce(court, d.remedies);
}

// One decision orders nothing twice.
function checkOnce(court, remedies) {
  const unitsOf = some => some.flatMap(r => r.units.map(code => court.unit(code)));
  const of = kind => remedies.filter(r => r.do === kind);
  const groups = [of('annul-units'), ...new Map(of('void-votes').map(r => [r.list, of('void-votes').filter(other => other.list === r.list)])).values()];
  for (const units of groups.map(unitsOf)) {
    const twice = units.find((unit, i) => units.some((other, j) => i !== j && lies(unit, other)));
    if (twice) throw new Bad('remedy-twice', { unit: twice.code });
  }
  if (of('annul-result').length > 1) throw new Bad('remedy-twice', { unit: court.units.root.code });
  const entries = of('revoke').map(r => r.entry), again = entries.find((entry, i) => entries.indexOf(entry) < i);
  if (again !== undefined) throw new Bad('remedy-twice', { entry: again });
}

const CHECKS = {
  'annul-units': ({ rulings, units, ending }) => {
    for (const unit of units) if (isAnnulled(rulings, unit, ending)) throw new Bad('already-annulled', { unit: unit.code });
  },
  'void-votes': ({ court, rulings, remedy, units, ending }) => {
    court.list(remedy.list);
    for (const line of [...remedy.from, ...remedy.to]) if (!court.lines.has(line)) throw new Bad('line-unknown', { line });
    for (const { remedy: earlier } of rulings.standing('void-votes', ending)) {
      if (earlier.list !== remedy.list) continue;
      const others = earlier.units.map(code => court.unit(code));
      const twice = units.find(unit => others.some(other => lies(unit, other) || lies(other, unit)));
      if (twice) throw new Bad('already-annulled', { unit: twice.code });
    }
  },
  correct: ({ court, remedy }) => {
    for (const line of remedy.lines) if (!court.lines.has(line) && !court.lists.has(line)) throw new Bad('line-unknown', { line });
  },
  'annul-result': ({ court, rulings, ending }) => {
    if (rulings.standing('annul-result', ending).length > 0) throw new Bad('already-annulled', { unit: court.units.root.code });
  },
  revoke: ({ court, rulings, rules, remedy, forum, seat }) => {
    const target = rulings.get(remedy.entry);
    if (!target || !target.holds) throw new Bad('revoke-nothing', { entry: remedy.entry });
    if (target.isAct) return;
    let at = target.forum;
    while (at !== null && at !== forum.code) at = rules.forums.get(at).appeal;
    if (at === null) throw new Bad('forum-not-competent', { forum: forum.code });
    checkCompetence(forum, seat, court.unit(target.at));
  },
  suspend: ({ rules, remedy }) => {
    if (!rules.clocks.some(clock => clock.code === remedy.clock)) throw new Bad('clock-unknown', { clock: remedy.clock });
  },
  'repeat-vote': checkRepeat,
};

function checkRepeat({ court, rulings, rules, remedy, units, ending, decision, time }) {
  const own = decision.remedies.filter(r => r.do === 'annul-units').flatMap(r => r.units.map(code => court.unit(code)));
  const isWhole = decision.remedies.some(r => r.do === 'annul-result') || rulings.standing('annul-result', ending).length > 0;
  const standing = isWhole ? undefined : units.find(unit => !isAnnulled(rulings, unit, ending) && !own.some(above => lies(unit, above)));
  if (standing && !court.isWithoutResult()) throw new Bad('repeat-nothing', { unit: standing.code });
  const day = parseDay(remedy.on);
  if (day <= localDay(rules, time)) throw new Bad('repeat-too-early', { day: remedy.on });
  for (const clock of ['repeat-set', 'repeat-held']) {
    if (standsStill(rules, rulings, clock, time, ending)) throw new Bad('clock-suspended', { clock });
  }
  const notice = clockFor(rules, 'repeat-notice', null);
  if (notice && lastSecond(rules, notice, time) > endOfDay(rules, day)) throw new Bad('repeat-too-early', { day: remedy.on });
}

// Whether a unit is another one or lies below it.
function lies(unit, above) {
  for (let at = unit; at; at = at.up) if (at === above) return true;
  return false;
}

function isAnnulled(rulings, unit, ending) {
  const annulled = new Set(rulings.standing('annul-units', ending).flatMap(s => s.remedy.units));
  for (let at = unit; at; at = at.up) if (annulled.has(at.code)) return true;
  return false;
}
