// Keys that a fast clerk types while the next page is on its way are kept, and typed into it if it is the page that he expects: a form as nobody has
// sent it yet, or what comes after one. A page that asks something gets none of them: nobody confirms what he has not seen.
{
  const place = 'desk-ahead', most = 600, patience = 10000;
  const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null');
  sessionStorage.removeItem(place);
  // null: keys go where they always go.
  let keys = kept !== null && Date.now() - kept.at < patience ? kept.keys : null;
  let at = 0;

  const isKept = event => !event.ctrlKey && !event.altKey && !event.metaKey && /^([0-9 ]|Enter|Arrow(Up|Down)|Backspace)$/.test(event.key);

  addEventListener('keydown', event => {
    if (keys === null) return;
    if (event.key === 'Escape') {
      keys = null;
      return;
    }
    if (!isKept(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (keys.length < most) keys.push([event.key, event.shiftKey]);
  }, true);

  addEventListener('submit', event => {
    if (event.defaultPrevented || !event.target.matches('form.ahead')) return;
    // Pressed twice, sent once.
    if (keys !== null) {
      event.preventDefault();
      return;
    }
    [keys, at] = [[], Date.now()];
    const these = keys;
    setTimeout(() => {
      if (keys === these) keys = null;
    }, patience);
  });

  addEventListener('pagehide', () => {
    if (keys !== null && at > 0) sessionStorage.setItem(place, JSON.stringify({at, keys}));
  });

  // Modules have run by now: the focus is where it belongs.
  addEventListener('DOMContentLoaded', () => {
    const given = keys;
    keys = null;
    if (given !== null && document.querySelector('form.ahead')) play(given);
  });

  function play(given) {
    for (const [i, [key, shiftKey]] of given.entries()) {
      const to = document.activeElement;
      if (to.dispatchEvent(new KeyboardEvent('keydown', {key, shiftKey, bubbles: true, cancelable: true}))) type(to, key);
      if (keys === null) continue;
      // That sent a form: the rest is for the page after it.
      keys.push(...given.slice(i + 1));
      return;
    }
  }

  function type(to, key) {
    if (key === 'Enter') {
      if (to.matches('form.ahead button')) to.click();
    } else if (to.matches('form.ahead input[data-place]')) {
      if (key === 'Backspace') document.execCommand('delete');
      else if (key.length === 1) document.execCommand('insertText', false, key);
    }
  }
}
