// Days and moments of the calendar as whole numbers: days since 1 January 1970, seconds since its beginning in UTC.
export const DAY = 86400;
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const isLeap = year => year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
export const daysOfMonth = (year, month) => month === 2 ? isLeap(year) ? 29 : 28 : [4, 6, 9, 11].includes(month) ? 30 : 31;

export function dayNumber(year, month, day) {
  const y = year - 1, leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + DAYS_BEFORE[month - 1] + (month > 2 && isLeap(year) ? 1 : 0) + day - 1 - 719162;
}

export function dateOf(number) {
  let year = Math.floor(number / 365.2425) + 1970;
  while (dayNumber(year, 1, 1) > number) year--;
  while (dayNumber(year + 1, 1, 1) <= number) year++;
  let month = 12;
  while (dayNumber(year, month, 1) > number) month--;
  return { year, month, day: number - dayNumber(year, month, 1) + 1 };
}

// 0 is Sunday.
export const weekday = number => ((number + 4) % 7 + 7) % 7;

// The last day and the last second that there are: what would end later ends then.
export const LAST_DAY = dayNumber(9999, 12, 31);
export const LAST_SECOND = LAST_DAY * DAY + DAY - 1;

// A day as 2020-10-04; null: it is none.
export function parseDay(text) {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month) ? dayNumber(year, month, day) : null;
}

// An offset from UTC as +06:00, in seconds; null: it is none.
export function parseOffset(text) {
  const match = /^([+-])([0-9]{2}):([0-5][0-9])$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60 || minutes === 0 && match[1] === '-') return null;
  return (match[1] === '-' ? -minutes : minutes) * 60;
}

// A moment as 2020-10-04T22:15:00+06:00; null: it is none.
export function parseInstant(text) {
  const match = /^(.{10})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])([+-].{5})$/.exec(text);
  const day = match && parseDay(match[1]), offset = match && parseOffset(match[5]);
  if (!match || day === null || offset === null) return null;
  if (day < dayNumber(2, 1, 1) || day >= dayNumber(9999, 1, 1)) return null;
  return day * DAY + Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]) - offset;
}
