import { verify } from './verify.js';
import { openZip } from './zip.js';
import { addressSource, filesSource, blobFile, inflateStream } from './sources.js';
import { parsePolicy } from './policy.js';
import { Bad } from './bad.js';
import { LANGUAGES, say, reason } from './words.js';
import { showResult } from './render.js';

// The page: where the record comes from, progress, and the result in the language chosen.
const find = id => document.getElementById(id);
const state = { lang: 'ky', result: null, run: null, problem: null, progress: null };

// Storage of the browser, which may be closed to pages opened from a file.
const storage = {
  get(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(key, value); } catch { /* nothing is remembered */ }
  },
};
const memoryKey = origin => `scrutineer-verifier/checkpoint/${origin}`;

function remembered(origin) {
  try {
    const old = JSON.parse(storage.get(memoryKey(origin)));
    return old && Number.isSafeInteger(old.size) && /^[A-Za-z0-9+/]{43}=$/.test(old.root) ? old : null;
  } catch { return null; }
}

function language() {
  const saved = storage.get('scrutineer-verifier/language');
  if (LANGUAGES.includes(saved)) return saved;
  for (const tag of navigator.languages || []) if (LANGUAGES.includes(tag.slice(0, 2))) return tag.slice(0, 2);
  return 'ky';
}

function speak(lang) {
  state.lang = lang;
  document.documentElement.lang = lang;
  document.title = say(lang, 'title');
  for (const node of document.querySelectorAll('[data-say]')) node.textContent = say(lang, node.dataset.say);
  for (const button of document.querySelectorAll('[data-lang]')) button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
  show();
}

function show() {
  const { lang, result, run, problem, progress } = state;
  find('progress').hidden = !run;
  find('stop').hidden = !run;
  // The live region speaks of the beginning and of a problem; the amounts run beside it, and the verdict takes the focus.
  const status = find('status'), bar = find('progress');
  const sentence = run ? say(lang, 'reading') : problem ? reason(lang, problem) : result ? '' : say(lang, 'none-yet');
  if (status.textContent !== sentence) status.textContent = sentence;
  find('amount').textContent = run && progress ? say(lang, 'reading-' + progress.what, progress) : '';
  if (progress) { bar.max = progress.of; bar.value = progress.done; } else bar.removeAttribute('value');
  status.classList.toggle('bad', !run && Boolean(problem));
  showResult(find('result'), result, lang);
}

// Runs a verification of the source that `open` gives. A run that was stopped or replaced says nothing any more.
async function check(open) {
  const run = { stopped: false, shown: 0 };
  if (state.run) state.run.stopped = true;
  Object.assign(state, { run, result: null, problem: null, progress: null });
  show();
  const policy = find('policy').value.trim() === '' ? null : find('policy').value;
  let result = null, problem = null;
  try {
    if (policy !== null) parsePolicy(policy);
    const source = await open();
    const guarded = {
      read: (path, limit) => {
        if (run.stopped) throw new Bad('stopped');
        return source.read(path, limit);
      },
    };
    const progress = (done, of, what) => {
      const now = Date.now();
      if (run.stopped || now - run.shown < 250) return;
      run.shown = now;
      state.progress = { done, of, what };
      show();
    };
    result = await verify(guarded, { policy, remembered, progress });
  } catch (error) {
    problem = error instanceof Bad ? error : new Bad('file-unreadable', { file: '', detail: String(error && error.message || error) });
  }
  if (run.stopped) return;
  Object.assign(state, { run: null, result, problem, progress: null });
  if (result && result.verified) storage.set(memoryKey(result.origin), JSON.stringify({ size: result.size, root: result.root }));
  show();
  if (result) find('verdict').focus();
}

function stop() {
  if (!state.run) return;
  state.run.stopped = true;
  Object.assign(state, { run: null, problem: new Bad('stopped'), progress: null });
  show();
}

const checkZip = file => check(() => openZip(blobFile(file), inflateStream));
const checkAddress = address => check(async () => addressSource(address));

// A link to this page may name the record: #url=https://..., or #url=. for the one that lies beside the page.
function fromLink() {
  const match = /^#url=(.+)$/.exec(location.hash);
  if (!match) return;
  let address;
  try { address = new URL(decodeURIComponent(match[1]), location.href).href; } catch { return; }
  find('address').value = address;
  checkAddress(address);
}

function wire() {
  const zone = find('zone');
  for (const name of ['dragenter', 'dragover']) zone.addEventListener(name, event => { event.preventDefault(); zone.classList.add('over'); });
  for (const name of ['dragleave', 'drop']) zone.addEventListener(name, () => zone.classList.remove('over'));
  // A file dropped beside the zone must not replace the page.
  for (const name of ['dragover', 'drop']) document.addEventListener(name, event => event.preventDefault());
  zone.addEventListener('drop', event => {
    const file = event.dataTransfer && event.dataTransfer.files[0];
    if (file) checkZip(file);
  });
  find('zip').addEventListener('change', event => { if (event.target.files.length) checkZip(event.target.files[0]); event.target.value = ''; });
  find('folder').addEventListener('change', event => {
    const files = [...event.target.files];
    event.target.value = '';
    if (files.length) check(() => filesSource(files));
  });
  for (const [button, input] of [['choose-zip', 'zip'], ['choose-folder', 'folder'], ['choose-policy', 'policy-file']]) find(button).addEventListener('click', () => find(input).click());
  find('policy-file').addEventListener('change', async event => {
    const file = event.target.files[0];
    event.target.value = '';
    if (file && file.size < 1_000_000) find('policy').value = await file.text();
  });
  find('by-address').addEventListener('submit', event => { event.preventDefault(); checkAddress(find('address').value.trim()); });
  find('stop').addEventListener('click', stop);
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.addEventListener('click', () => { storage.set('scrutineer-verifier/language', button.dataset.lang); speak(button.dataset.lang); });
  }
  addEventListener('hashchange', fromLink);
}

wire();
speak(language());
fromLink();
