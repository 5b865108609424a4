// Makes fields of the links to the views of the register, so that they combine. What is chosen stands in the address: it can be kept and sent.
const families = nav => [...nav.querySelectorAll('[data-family]')].filter(part => part.dataset.family !== 'all');
const nameOf = view => view.dataset.view;
const countOf = view => Number(view.textContent.match(/\(([^()]*)\)$/)[1].replace(/\D/g, ''));
const parse = async address => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
};

// The rows of a view, page after page. Links of another page are made to lead where they led from there.
async function* pagesOf(address) {
  const first = await parse(address);
  const parts = [...first.querySelectorAll('#cases .parts a')].map(a => new URL(a.getAttribute('href'), address));
  for (const [at, page] of [[address, first], ...parts.map(part => [part, parse(part)])]) {
    const rows = [...(await page).querySelectorAll('#cases tbody tr')];
    for (const row of rows) for (const link of row.querySelectorAll('a')) link.href = new URL(link.getAttribute('href'), at);
    yield rows;
  }
}

function filters(nav) {
  const body = document.querySelector('#cases tbody');
  if (!body || nav.dataset.made) return;
  nav.dataset.made = 'yes';
  const here = nav.querySelector('strong[data-view]'), isAll = nameOf(here) === 'all', all = isAll ? here : nav.querySelector('[data-view=all]');
  const [own, parts] = [[...body.rows], document.querySelector('#cases .parts')];
  const told = Object.assign(document.createElement('p'), { className: 'shown' });
  told.setAttribute('role', 'status');
  const choices = new Map();
  let run = 0;

  for (const part of families(nav)) {
    const views = [...part.querySelectorAll('[data-view]')], field = document.createElement('select'), label = document.createElement('label');
    field.id = `by-${part.dataset.family}`;
    label.htmlFor = field.id;
    label.textContent = part.querySelector('dt').textContent;
    field.append(new Option(nav.dataset.any, ''), ...views.map(view => new Option(view.textContent, nameOf(view))));
    choices.set(part.dataset.family, [field, views]);
    part.querySelector('dt').replaceChildren(label);
    part.querySelector('dd').replaceChildren(field);
    field.addEventListener('change', () => changed(field));
  }

  const chosen = () => [...choices.values()].flatMap(([field, views]) => views.filter(view => nameOf(view) === field.value));

  async function show() {
    const asked = ++run, views = chosen();
    if (views.length === 0) {
      body.replaceChildren(...own);
      if (parts) parts.hidden = false;
      told.textContent = '';
      return;
    }
    // Of the views that are asked for, the smallest has every case that is in all of them.
    const least = views.reduce((a, b) => countOf(b) < countOf(a) ? b : a), names = views.map(nameOf);
    const fits = row => { const own = row.dataset.in.split(' '); return names.every(name => own.includes(name)); };
    let found = [];
    if (!parts) found = own.filter(fits);
    else {
      told.textContent = nav.dataset.wait;
      for await (const rows of pagesOf(new URL(least.getAttribute('href'), location.href))) found.push(...rows.filter(fits));
    }
    if (asked !== run) return;
    body.replaceChildren(...found.map(row => document.importNode(row, true)));
    if (parts) parts.hidden = true;
    told.textContent = nav.dataset.shown.replace('{0}', found.length).replace('{1}', countOf(all));
  }

  const query = () => new URLSearchParams([...choices].filter(([, [field]]) => field.value).map(([family, [field]]) => [family, field.value]));

  async function changed(field) {
    const search = query().toString(), to = new URL(isAll ? location.href : all.getAttribute('href'), location.href);
    to.search = search;
    if (!isAll) return location.assign(to);
    history.replaceState(null, '', to);
    try {
      await show();
    } catch {
      // From a disk, or without a line, the page of that one view is what there is.
      const view = chosen().find(v => nameOf(v) === field.value);
      if (view) location.assign(view.getAttribute('href'));
    }
  }

  nav.after(told);
  const wanted = new URLSearchParams(location.search);
  for (const [family, [field, views]] of choices) field.value = views.some(view => nameOf(view) === wanted.get(family)) ? wanted.get(family) : !isAll && views.includes(here) ? nameOf(here) : '';
  if (isAll && chosen().length) show().catch(() => {});
}

const enhance = () => document.querySelectorAll('nav.views').forEach(filters);
document.addEventListener('enhanced', enhance);
enhance();
