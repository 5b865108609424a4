// Makes a slider of each table of steps. Without it the table is there by itself, and it is what is printed.
const places = new Map(); // where each slider stood, so that a new version of the page keeps it

function element(name, text, ...children) {
  const made = document.createElement(name);
  made.textContent = text ?? '';
  made.append(...children);
  return made;
}

function workbench(place) {
  const section = place.closest('section'), table = section.querySelector('table.steps');
  if (!table || place.firstChild) return;
  const [groups, heads] = [[...table.tHead.rows[0].cells], [...table.tHead.rows[1].cells]];
  const lead = groups.filter(cell => cell.colSpan === 1), bases = groups.filter(cell => cell.colSpan > 1);
  const rows = [...table.tBodies[0].rows], width = heads.length / bases.length;
  const label = element('label', place.dataset.label), slider = element('input'), told = element('output'), shown = element('table');
  Object.assign(slider, { type: 'range', min: 0, max: rows.length - 1, value: Math.min(places.get(section.id) ?? 0, rows.length - 1), id: `${section.id}-slider` });
  label.htmlFor = slider.id;
  told.htmlFor = slider.id;

  const show = () => {
    const row = rows[slider.value], cells = [...row.cells];
    places.set(section.id, Number(slider.value));
    told.textContent = lead.map((head, i) => `${head.textContent}: ${cells[i].textContent}`).join(' · ');
    slider.setAttribute('aria-valuetext', told.textContent);
    rows.forEach(r => r.classList.toggle('chosen', r === row));
    const corner = element('td');
    const head = element('tr', '', corner, ...bases.map(base => Object.assign(element('th', base.textContent), { scope: 'col' })));
    const body = cells.length <= lead.length ? [] : heads.slice(0, width).map((name, i) => element('tr', '',
      Object.assign(element('th', name.textContent), { scope: 'row' }),
      ...bases.map((_, b) => Object.assign(element('td', cells[lead.length + b * width + i].textContent), { className: cells[lead.length + b * width + i].className }))));
    shown.replaceChildren(element('caption', told.textContent), element('thead', '', head), element('tbody', '', ...body));
    shown.caption.className = 'hidden';
  };

  slider.addEventListener('input', show);
  place.replaceChildren(label, slider, told, shown);
  show();
}

const enhance = () => document.querySelectorAll('.workbench').forEach(workbench);
document.addEventListener('enhanced', enhance);
enhance();
