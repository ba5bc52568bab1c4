const DEFAULTS = { enterSends: true, notify: false, doNotDisturb: false, unreadFirst: false, collapsed: ["archived"], recentEmoji: [] };

/** The reader's choices that only this browser needs. Sends `change`. */
export class Settings extends EventTarget {
  #storage;

  constructor(storage) {
    super();
    this.#storage = storage;
  }

  get enterSends() {
    return this.#all.enterSends;
  }

  get notify() {
    return this.#all.notify;
  }

  get doNotDisturb() {
    return this.#all.doNotDisturb;
  }

  /** Whether rooms with something unread stand above the others of their group. */
  get unreadFirst() {
    return this.#all.unreadFirst;
  }

  /** The groups of the sidebar that are closed, by their keys. */
  get collapsed() {
    return this.#all.collapsed;
  }

  get recentEmoji() {
    return this.#all.recentEmoji;
  }

  used(emoji) {
    const recent = [emoji, ...this.#all.recentEmoji.filter((other) => other !== emoji)].slice(0, 16);
    this.#storage.set("settings", { ...this.#all, recentEmoji: recent });
  }

  set(news) {
    this.#storage.set("settings", { ...this.#all, ...news });
    this.dispatchEvent(new Event("change"));
  }

  get #all() {
    return { ...DEFAULTS, ...this.#storage.get("settings", {}) };
  }
}
