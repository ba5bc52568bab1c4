/**
 * JSON values in localStorage under one prefix. A browser may refuse storage (private window, full
 * quota): then values live as long as the page does, and `durable` tells so.
 */
export class Storage {
  #area;
  #prefix;
  #memory = new Map();
  durable = true;

  constructor(prefix, area = globalThis.localStorage) {
    this.#prefix = prefix;
    this.#area = area;
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
}
