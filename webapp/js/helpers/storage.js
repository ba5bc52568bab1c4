/**
 * JSON values in localStorage under one prefix, shared by all tabs of one browser. A browser may
 * refuse storage (private window, full quota): then values live as long as the page does, and
 * `durable` tells so.
 */
export class Storage {
  #area;
  #prefix;
  #tabs;
  #memory = new Map();
  durable = true;

  /**
   * @param area as `localStorage`; null where the browser denies it
   * @param tabs tells, by `storage` events, what other tabs changed
   */
  constructor(prefix, area = browserArea(), tabs = globalThis) {
    this.#prefix = prefix;
    this.#area = area;
    this.#tabs = tabs;
  }

  get(name, fallback) {
    const key = this.#prefix + name;
    if (this.#memory.has(key)) return JSON.parse(this.#memory.get(key));
    try {
      const text = this.#area.getItem(key);
      return text === null ? fallback : JSON.parse(text);
    } catch {
      // Refused, or written by something else under our name: as good as absent.
      return fallback;
    }
  }

  /** The names of all values whose names begin so, in no order. */
  names(beginning) {
    const start = this.#prefix + beginning;
    return [...new Set([...this.#memory.keys(), ...this.#keys()])]
      .filter((key) => key.startsWith(start))
      .map((key) => key.slice(this.#prefix.length));
  }

  set(name, value) {
    const key = this.#prefix + name;
    const text = JSON.stringify(value);
    try {
      this.#area.setItem(key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
      this.durable = false;
    }
  }

  remove(name) {
    this.#memory.delete(this.#prefix + name);
    try {
      this.#area.removeItem(this.#prefix + name);
    } catch {
      this.durable = false;
    }
  }

  /** Calls `told(name, gone)` for each value that another tab writes or removes. */
  whenChangedElsewhere(told) {
    this.#tabs.addEventListener?.("storage", ({ key, newValue }) => {
      if (key?.startsWith(this.#prefix)) told(key.slice(this.#prefix.length), newValue === null);
    });
  }

  #keys() {
    try {
      return Array.from({ length: this.#area.length }, (_, index) => this.#area.key(index)).filter((key) => key !== null);
    } catch {
      this.durable = false;
      return [];
    }
  }
}

/** Where site data are blocked, already the look at `localStorage` throws. */
function browserArea() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
