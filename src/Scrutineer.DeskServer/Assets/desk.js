// The desk: keys, running sums, autosave, live pages, passkeys. Every page is complete without it.

const narrow = '\u202f';
const spaces = /[ \u00a0\u202f\u2009]/g;
const greatest = 1000000000000n;

/** The number that a clerk typed: a BigInt, null for blank, or the code of a refusal. The server reads it again and decides. */
function read(typed) {
  const text = typed.trim();
  if (text === '') return null;
  if (/[\t\n\r;]/.test(text)) return 'count-several';
  if (/^[-−–]/.test(text)) return 'count-negative';
  if (/(?![0-9])\p{Nd}/u.test(text)) return 'count-other-digits';
  if (/[.,]/.test(text)) return 'count-fraction';
  const digits = text.replace(spaces, '');
  if (!/^[0-9]+$/.test(digits)) return 'count-not-number';
  const groups = text.split(spaces).filter(g => g !== '');
  if (groups.length > 1 && (groups[0].length > 3 || groups.slice(1).some(g => g.length !== 3))) return 'count-several';
  const number = BigInt(digits);
  return number > greatest ? 'count-too-large' : number;
}

function whole(number) {
  const digits = (number < 0n ? -number : number).toString().replace(/\B(?=(\d{3})+$)/g, narrow);
  return (number < 0n ? '−' : '') + digits;
}

const fill = (template, ...values) => template.replace(/\{(\d)\}/g, (all, i) => values[i] ?? all);

const sums = new Map();

/** A sum as the page gives it, taken apart once: it is reckoned with at every key. */
function parts(data) {
  let known = sums.get(data);
  if (!known) {
    const [terms, constant] = data.split(';');
    known = {constant: BigInt(constant), terms: terms.split(' ').filter(t => t !== '').map(t => t.split(':')).map(([place, factor]) => [place, BigInt(factor)])};
    sums.set(data, known);
  }
  return known;
}

function sum(data, numbers) {
  const {constant, terms} = parts(data);
  let [value, complete] = [constant, true];
  for (const [place, factor] of terms) {
    const number = numbers.get(place);
    if (typeof number === 'bigint') value += factor * number;
    else complete = false;
  }
  return {value, complete};
}

const breaches = {
  Equal: (l, r) => l > r ? l - r : r - l,
  AtMost: (l, r) => l > r ? l - r : 0n,
  AtLeast: (l, r) => r > l ? r - l : 0n,
  Less: (l, r) => l < r ? 0n : l - r + 1n,
  More: (l, r) => l > r ? 0n : r - l + 1n,
};

function reached(data, breach, numbers) {
  if (breach <= 0n) return false;
  if (!data.tolerant) return true;
  let byShare = null, byNumber = null;
  if (data.share) {
    const of = data.of ? sum(data.of, numbers) : {complete: false};
    const [n, d] = data.share.split('/').map(BigInt);
    byShare = of.complete && breach * d >= n * of.value;
  }
  if (data.absolute) byNumber = breach >= BigInt(data.absolute);
  if (byShare !== null && byNumber !== null) return data.both ? byShare && byNumber : byShare || byNumber;
  return byShare ?? byNumber ?? true;
}

function typing(form) {
  const inputs = [...form.querySelectorAll('input[data-place]')];
  const refusals = JSON.parse(form.dataset.refusals);
  const onPaper = form.querySelector('#on-paper');
  const finish = form.querySelector('#finish');
  const saved = document.querySelector('#saved');
  const numbers = new Map();

  function told(input, code) {
    const no = document.getElementById(input.id + '-no');
    no.textContent = code ? refusals[code] : '';
    no.dataset.code = code ?? '';
    if (code) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  function take(input) {
    numbers.set(input.dataset.place, read(input.value));
  }

  function reckon() {
    for (const box of form.querySelectorAll('.equation')) {
      const left = sum(box.dataset.left, numbers), right = sum(box.dataset.right, numbers);
      const complete = left.complete && right.complete;
      const broken = complete && reached(box.dataset, breaches[box.dataset.relation](left.value, right.value), numbers);
      const output = box.querySelector('output');
      if (output) {
        const text = complete ? `${whole(left.value)} ${left.value === right.value ? '=' : left.value > right.value ? '>' : '<'} ${whole(right.value)}${left.value === right.value ? ' ✓' : ''}`
          : left.complete ? so(right.value, left.value) : right.complete ? so(left.value, right.value) : '…';
        // What stays as it is costs an old machine nothing.
        if (output.textContent !== text) output.textContent = text;
        output.className = broken ? 'wrong' : '';
      }
      const finding = box.querySelector('.finding');
      const difference = left.value > right.value ? left.value - right.value : right.value - left.value;
      const said = finding.querySelector('[data-said]');
      const text = fill(said.dataset.said, undefined, whole(left.value), undefined, whole(right.value), whole(difference));
      if (said.textContent !== text) said.textContent = text;
      if (finding.hidden === broken) finding.hidden = !broken;
    }
  }

  function so(typed, of) {
    return of >= typed ? fill(form.dataset.left, whole(typed), whole(of), whole(of - typed)) : fill(form.dataset.over, whole(typed), whole(of), whole(typed - of));
  }

  const pause = 700, longest = 3000;
  let timer = 0, isSending = false, isChanged = false, isSent = false, since = 0;

  function changed() {
    if (!isChanged) since = Date.now();
    [isChanged, isSent] = [true, false];
    clearTimeout(timer);
    // Whoever never pauses is kept all the same.
    timer = setTimeout(save, Math.max(0, Math.min(pause, since + longest - Date.now())));
  }

  async function save(isLast) {
    clearTimeout(timer);
    if (!isChanged || isSending || isSent) return;
    [isChanged, isSending] = [false, true];
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'PUT', keepalive: isLast === true, headers: {'content-type': 'application/json', 'x-form-token': form.dataset.token},
        body: JSON.stringify(Object.fromEntries(inputs.map(i => [i.dataset.place, i.value]))),
      });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.said);
      saved.textContent = fill(saved.dataset.saved, told.at);
      saved.className = 'saved';
    } catch {
      if (isSent) return;
      isChanged = true;
      saved.textContent = saved.dataset.lost;
      saved.className = 'saved lost';
      timer = setTimeout(save, 5000);
    } finally {
      isSending = false;
    }
    if (isChanged && saved.className === 'saved') timer = setTimeout(save, pause);
  }

  const first = () => inputs.find(i => i.value.trim() === '') ?? inputs[0];
  const next = (input, step) => inputs[inputs.indexOf(input) + step];
  const go = input => {
    input.focus();
    input.select();
  };

  for (const input of inputs) {
    take(input);
    input.addEventListener('input', () => {
      take(input);
      const number = numbers.get(input.dataset.place);
      // A refusal is said when the field is left; one that is mended goes away at once.
      if (typeof number !== 'string') told(input, null);
      changed();
      reckon();
    });
    input.addEventListener('blur', () => {
      const number = numbers.get(input.dataset.place);
      told(input, typeof number === 'string' ? number : null);
      if (typeof number === 'bigint') input.value = whole(number);
    });
    input.addEventListener('focus', () => {
      input.select();
      follow(input);
    });
    input.addEventListener('paste', event => {
      const text = event.clipboardData.getData('text').trim();
      // The browser would join the lines of a table to one number.
      if (!/[\t\n\r;]/.test(text)) return;
      event.preventDefault();
      told(input, 'count-several');
    });
    input.addEventListener('keydown', event => {
      const back = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
      if (!back && event.key !== 'ArrowDown' && event.key !== 'Enter') return;
      event.preventDefault();
      const to = next(input, back ? -1 : 1);
      if (to) go(to);
      else if (!back) finish.focus();
    });
  }

  function follow(input) {
    const scan = document.getElementById('scan');
    if (!scan || scan.matches(':focus')) return;
    const part = inputs.length < 2 ? 0 : inputs.indexOf(input) / (inputs.length - 1);
    scan.scrollTo({top: part * (scan.scrollHeight - scan.clientHeight)});
  }

  document.addEventListener('keydown', event => {
    if (event.key === 'F8') {
      event.preventDefault();
      onPaper.checked = true;
      finish.focus();
    } else if (event.key === 'F2') {
      const scan = document.getElementById('scan');
      if (!scan) return;
      event.preventDefault();
      if (scan.matches(':focus')) (last ?? first()).focus();
      else scan.focus();
    }
  });
  let last = null;
  form.addEventListener('focusin', event => {
    if (event.target.dataset.place !== undefined) last = event.target;
  });
  // What is sent holds everything: a draft that came after it would be refused.
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    isSent = true;
  });
  addEventListener('pagehide', () => save(true));
  reckon();
  go(form.querySelector('input[aria-invalid=true]') ?? (form.querySelector('.confirm.asked') ? inputs.at(-1) : first()));
  if (form.querySelector('.confirm.asked')) onPaper.focus();
}

function zooming() {
  for (const button of document.querySelectorAll('button[data-zoom]')) button.addEventListener('click', () => zoom(Number(button.dataset.zoom)));
  const scan = document.getElementById('scan');
  scan?.addEventListener('keydown', event => {
    if (event.key === '+' || event.key === '=') zoom(1);
    else if (event.key === '-') zoom(-1);
  });
  function zoom(step) {
    for (const picture of document.querySelectorAll('.scan img')) {
      const at = Math.min(5, Math.max(0, Number(picture.dataset.at ?? 0) + step));
      picture.dataset.at = at;
      picture.className = `zoom-${at}`;
    }
  }
}

/** Fetches the page again and puts its live parts in place; what is being read stays where it is. */
function live() {
  const parts = [...document.querySelectorAll('[data-live]')];
  if (parts.length === 0) return;
  const every = 1000 * Math.min(...parts.map(p => Number(p.dataset.live)));
  async function again() {
    if (!document.hidden) {
      try {
        const answer = await fetch(location.href, {headers: {accept: 'text/html'}, redirect: 'error'});
        if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      } catch { /* The line is cut: the page stays, and is asked for again. */ }
    }
    setTimeout(again, every);
  }

  function put(page) {
    const anchor = [...document.querySelectorAll('main tr[id], main h2, main h1')].find(e => e.getBoundingClientRect().top >= 0);
    const key = anchor?.id || anchor?.textContent;
    const before = anchor?.getBoundingClientRect().top;
    for (const part of document.querySelectorAll('[data-live]')) {
      const fresh = page.getElementById(part.id);
      if (!fresh || fresh.innerHTML === part.innerHTML) continue;
      const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      const old = new Map([...part.querySelectorAll('[id]')].map(e => [e.id, e.textContent]));
      part.replaceChildren(...fresh.childNodes);
      for (const element of part.querySelectorAll('[id]')) if (old.has(element.id) && old.get(element.id) !== element.textContent) element.classList.add('tinted');
      if (focused) part.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({preventScroll: true});
    }
    const same = anchor && (anchor.isConnected ? anchor : [...document.querySelectorAll('main tr[id], main h2, main h1')].find(e => (e.id || e.textContent) === key));
    if (same && scrollY > 0) scrollBy(0, same.getBoundingClientRect().top - before);
  }
  setTimeout(again, every);
}

async function json(address, token, body) {
  const answer = await fetch(address, {method: 'POST', headers: {'content-type': 'application/json', 'x-form-token': token}, body: JSON.stringify(body ?? {})});
  if (!answer.ok) throw new Error((await answer.json()).code);
  return answer.status === 204 ? null : answer.json();
}

/** What a form is about to send, without what proves who sends it. A challenge is made for exactly this. */
function screen(form) {
  const body = {};
  for (const [name, value] of new FormData(form)) {
    if (['form-token', 'password', 'credential'].includes(name) || typeof value !== 'string') continue;
    body[name] = name in body ? [].concat(body[name], value) : value;
  }
  return {path: new URL(form.action).pathname, body};
}

function passkeys() {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const button of document.querySelectorAll('button.passkey')) {
    const form = button.form;
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        for (const field of form.querySelectorAll('input[required]')) if (field.type === 'password') field.required = false;
        if (!form.reportValidity()) return;
        const options = await json(button.dataset.ask, form.elements['form-token'].value, button.dataset.ask.includes('/sign-in/') ? {} : screen(form));
        const credential = await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch { /* Whoever turns the passkey down types the password. */ }
    });
  }
}

/** One's own passkeys: they need a script anyway. */
function ownPasskeys(box) {
  const token = box.dataset.token, list = box.querySelector('ul'), said = box.querySelector('[role=status]');
  const password = box.querySelector('input[type=password]'), name = box.querySelector('input[type=text]');
  async function show() {
    const keys = await (await fetch('/api/v1/passkeys')).json();
    list.replaceChildren(...keys.map(key => {
      const item = document.createElement('li'), remove = document.createElement('button');
      item.textContent = key.name + ' ';
      remove.type = 'button';
      remove.textContent = box.dataset.remove;
      remove.addEventListener('click', () => tell(() => json(`/api/v1/passkeys/${key.id}/remove`, token, {confirm: {password: password.value}})));
      item.append(remove);
      return item;
    }));
  }
  async function tell(work) {
    try {
      await work();
      said.textContent = box.dataset.done;
      password.value = '';
    } catch {
      said.textContent = box.dataset.refused;
    }
    await show();
  }
  box.querySelector('button.add').addEventListener('click', () => tell(async () => {
    const options = await json('/api/v1/passkeys/creation-options', token);
    const made = await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)});
    await json('/api/v1/passkeys', token, {credential: made.toJSON(), name: name.value || 'passkey', confirm: {password: password.value}});
  }));
  box.hidden = false;
  show();
}

// A browser does this only when it paints; a fast clerk has pressed a key by then.
document.querySelector('[autofocus]')?.focus();
const form = document.getElementById('protocol');
if (form) typing(form);
zooming();
live();
passkeys();
const own = document.getElementById('passkeys');
if (own && window.PublicKeyCredential) ownPasskeys(own);
