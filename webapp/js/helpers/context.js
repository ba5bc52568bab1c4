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

const MOST_REST_MILLIS = 100;

/**
 * Lets any number of changes in one go lead to one call, still before the next frame is drawn; where
 * changes come one upon the other, what takes long is called less often, and leaves the page four
 * fifths of its time.
 */
export function coalesced(task) {
  let due = false;
  let rested = 0;
  const run = () => {
    due = false;
    const began = performance.now();
    try {
      task();
    } finally {
      const ended = performance.now();
      rested = ended + Math.min(MOST_REST_MILLIS, 4 * (ended - began));
    }
  };
  return () => {
    if (due) return;
    due = true;
    const rest = rested - performance.now();
    if (rest > 0) setTimeout(run, rest);
    else queueMicrotask(run);
  };
}

/** What the server put into the page: `{user, language, theme, texts}`. */
export function pageData() {
  return JSON.parse(document.getElementById("hiroba-data").textContent);
}
