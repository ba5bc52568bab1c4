const MOST = 8;
const SETTLED_CHARS = 200;

/** What was searched for lately, the last first; kept in this browser, for this person. */
export class RecentSearches {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  get all() {
    const kept = this.#storage.get("searches", []);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  }

  /** Keeps a search from which somebody went on to what they looked for. */
  keep(text) {
    const q = text.trim();
    if (q === "" || q.length > SETTLED_CHARS) return;
    this.#storage.set("searches", [q, ...this.all.filter((other) => other !== q)].slice(0, MOST));
  }

  forget() {
    this.#storage.remove("searches");
  }
}
