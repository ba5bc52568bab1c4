import { Storage } from "../../../../webapp/js/helpers/storage.js";

/** One browser's localStorage, and the `storage` events by which its tabs hear of one another. */
export class MemoryArea {
  #items = new Map();
  #tabs = [];

  /** A tab's look at it. */
  tab() {
    const events = new EventTarget();
    this.#tabs.push(events);
    const tell = (key, newValue) => {
      for (const other of this.#tabs) {
        if (other !== events) other.dispatchEvent(Object.assign(new Event("storage"), { key, newValue }));
      }
    };
    const items = this.#items;
    const area = {
      getItem: (key) => items.get(key) ?? null,
      setItem(key, text) {
        items.set(key, String(text));
        tell(key, String(text));
      },
      removeItem(key) {
        if (items.delete(key)) tell(key, null);
      },
      key: (index) => [...items.keys()][index] ?? null,
      get length() {
        return items.size;
      },
    };
    return { area, events };
  }
}

/** What a page keeps in a browser's storage. */
export const storageOf = (browser, prefix) => {
  const { area, events } = browser.tab();
  return new Storage(prefix, area, events);
};
