/**
 * What the elements share: the models, the texts and the connection. `main.js` provides it before it
 * defines the elements, so each finds it when it is connected.
 */
let shared = null;

export function provide(context) {
  shared = context;
}

export function context() {
  return shared;
}

/** Adds listeners and returns what removes them all: one line for `disconnectedCallback`. */
export function listen(...listeners) {
  const stop = new AbortController();
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener, { signal: stop.signal });
  return () => stop.abort();
}

/** Lets any number of changes in one go lead to one call, still before the next frame is drawn. */
export function coalesced(task) {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      task();
    });
  };
}

/** What the server put into the page: `{user, language, theme, texts}`. */
export function pageData() {
  return JSON.parse(document.getElementById("hiroba-data").textContent);
}
