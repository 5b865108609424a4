// Enhances pages that are complete without it: newer versions are shown in place, tables sort, the night gets a slider.
const page = document.documentElement;
const root = new URL(page.dataset.root, location.href);
const version = () => Number(page.dataset.version);
const isLatest = location.pathname.includes('/v/latest/');
const words = page.dataset.words ? JSON.parse(page.dataset.words) : {};
const say = (key, ...values) => (words[key] || '').replace(/\{(\d)\}/g, (_, i) => values[i]);
const narrow = number => String(number).replace(/\B(?=(\d{3})+$)/g, '\u202f');

// One polite voice for the whole page; it speaks at most every 30 seconds.
const voice = document.createElement('p');
voice.className = 'heard';
voice.setAttribute('role', 'status');
document.body.append(voice);
let spoken = 0, waiting = 0;
function speak(text) {
  clearTimeout(waiting);
  waiting = setTimeout(() => { voice.textContent = text; spoken = Date.now(); }, Math.max(0, spoken + 30000 - Date.now()));
}

// --- Newer versions -------------------------------------------------------------------------------------------------

let known = version(), busy = false;

async function newer(number) {
  if (!(number > known) || busy) return;
  known = number;
  if (!isLatest) return notice(number);
  busy = true;
  try {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(answer.status);
    replace(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    speak(say('updated', narrow(version())));
  } catch {
    known = version(); // asked again the next time
  } finally {
    busy = false;
  }
}

function notice(number) {
  let band = document.querySelector('.news');
  if (!band) {
    band = document.createElement('div');
    band.className = 'news';
    document.querySelector('main').before(band);
  }
  const link = document.createElement('a');
  const here = location.pathname.replace(/\/v\/\d+\//, `/v/${number}/`);
  link.href = here + location.hash;
  link.textContent = say('newer', narrow(number));
  const line = document.createElement('p');
  line.className = 'wide';
  line.append(link);
  band.replaceChildren(line);
  speak(link.textContent);
}

// Puts the new page in place of the old one. What the reader reads does not move: the element at the top of the window keeps its place; what is
// open stays open, and the focus stays where it is.
function replace(fresh) {
  const path = element => {
    const steps = [];
    for (let at = element; at && at !== document.body; at = at.parentElement) steps.unshift([...at.parentElement.children].indexOf(at));
    return steps;
  };
  const follow = steps => steps.reduce((at, i) => at && at.children[i], document.body);
  // What begins in view is what is read; what only ends there may grow above it.
  const parts = [...document.querySelectorAll('main section, main h1, main tr')].map(e => [e, e.getBoundingClientRect()]);
  const [anchor] = parts.find(([, box]) => box.top > -8 && box.top < innerHeight) || parts.find(([, box]) => box.bottom > 0) || [];
  const place = anchor && { id: anchor.closest('[id]')?.id, path: path(anchor), top: anchor.getBoundingClientRect().top };
  const open = [...document.querySelectorAll('details')].map(d => d.open);
  const focus = document.activeElement && document.activeElement !== document.body ? path(document.activeElement) : null;
  const old = new Map([...document.querySelectorAll('main td.n')].map(cell => [path(cell).join('.'), cell.textContent]));

  page.dataset.version = fresh.documentElement.dataset.version;
  document.title = fresh.title;
  for (const part of ['.state', 'main', 'footer']) document.querySelector(part)?.replaceWith(document.importNode(fresh.querySelector(part), true));
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) link.href = `${link.href.split('?')[0]}?${version()}`;

  document.querySelectorAll('details').forEach((d, i) => { d.open = open[i] ?? d.open; });
  for (const cell of document.querySelectorAll('main td.n')) {
    const before = old.get(path(cell).join('.'));
    if (before !== undefined && before !== cell.textContent) cell.classList.add('tinted');
  }
  if (focus) follow(focus)?.focus({ preventScroll: true });
  const again = place && ((place.id && document.getElementById(place.id)) || follow(place.path));
  if (again && scrollY > 0) {
    const target = place.id && anchor.id !== place.id ? follow(place.path) || again : again;
    scrollBy({ top: target.getBoundingClientRect().top - place.top, behavior: 'instant' });
  }
  enhance();
}

let failures = 0;
async function poll() {
  if (!document.hidden) {
    try {
      const answer = await fetch(new URL('current.json', root), { cache: 'no-cache' });
      if (answer.ok) newer((await answer.json()).size);
      failures = 0;
    } catch {
      failures++;
    }
  }
  setTimeout(poll, Math.min(60000, 3000 * 2 ** failures));
}

// Screens get a push where the server gives one; everybody else asks every few seconds.
function listen() {
  const events = new EventSource(new URL('events', root));
  events.onmessage = event => newer(Number(event.data));
  events.onerror = () => { if (events.readyState === EventSource.CLOSED) poll(); };
}

if (location.protocol !== 'file:') page.dataset.follow === 'screen' && 'EventSource' in window ? listen() : poll();

// --- Tables that sort -----------------------------------------------------------------------------------------------

function sortable(table) {
  const body = table.tBodies[0], head = table.tHead?.rows[0];
  if (!head || table.tHead.rows.length > 1 || body.rows.length < 8 || table.classList.contains('form') || table.classList.contains('history')) return;
  const value = (row, i) => {
    const text = row.cells[i]?.textContent.trim() ?? '';
    const number = Number(text.replace(/[\u202f+⚠\s]/g, '').replace('\u2212', '-').replace(',', '.').split(/[^\d.-]/)[0]);
    return text && !Number.isNaN(number) && /\d/.test(text[0] + text[1]) ? number : text === '–' ? -Infinity : text;
  };
  [...head.cells].forEach((cell, i) => {
    if (!cell.textContent.trim() || cell.querySelector('button')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener('click', () => {
      const down = cell.getAttribute('aria-sort') !== 'descending';
      for (const other of head.cells) other.removeAttribute('aria-sort');
      cell.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...body.rows].map(row => [value(row, i), row]);
      rows.sort(([a], [b]) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === 'number' ? 1 : -1) * (down ? -1 : 1));
      body.append(...rows.map(([, row]) => row));
    });
  });
}

// --- The slider of the night ----------------------------------------------------------------------------------------

function night(place) {
  const rows = [...document.querySelectorAll('table.versions tbody tr')].reverse();
  if (rows.length < 2) return;
  const heads = [...document.querySelectorAll('table.versions thead th')].map(h => h.textContent);
  const label = document.createElement('label'), slider = document.createElement('input'), told = document.createElement('output'), list = document.createElement('dl');
  Object.assign(slider, { type: 'range', min: 0, max: rows.length - 1, value: rows.length - 1, id: 'night-slider' });
  label.htmlFor = slider.id;
  label.textContent = say('slider');
  const votes = row => [...row.querySelectorAll('[data-list]')].map(cell => [cell, Number(cell.textContent.replace(/\D/g, ''))]);
  const most = Math.max(1, ...rows.flatMap(votes).map(([, n]) => n));
  const show = () => {
    const row = rows[slider.value], cells = [...row.cells].map(c => c.textContent);
    told.textContent = `${cells[0]} · ${cells[1]} · ${cells[2]} · ${cells[3]} · ${cells[4]} %`;
    slider.setAttribute('aria-valuetext', told.textContent);
    list.replaceChildren(...votes(row).map(([cell, n]) => {
      const line = document.createElement('div'), name = document.createElement('dt'), number = document.createElement('dd'), bar = document.createElement('meter');
      name.textContent = heads[cell.cellIndex];
      number.textContent = narrow(n);
      Object.assign(bar, { min: 0, max: most, value: n });
      bar.setAttribute('aria-hidden', 'true');
      line.append(name, bar, number);
      return line;
    }));
    rows.forEach(r => r.classList.toggle('chosen', r === row));
  };
  slider.addEventListener('input', show);
  place.replaceChildren(label, slider, told, list);
  show();
}

function enhance() {
  document.querySelectorAll('main table').forEach(sortable);
  document.querySelectorAll('.night').forEach(night);
  document.dispatchEvent(new Event('enhanced'));
}
enhance();
