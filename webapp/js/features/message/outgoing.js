const PREFIX = "outgoing:";

/**
 * What the user posted and the server has not taken yet, in order, kept over reloads. Each entry has
 * the client id for good, so sending it twice never posts it twice. Each is stored by itself: tabs
 * of one browser write side by side, and a tab that opens takes up what others left or still send.
 *
 * Entry: `{id, room, text, replyTo, mentions, at, order, state, code?, seq?}`; `order` counts a page's
 * entries, for those of one millisecond; state `pending`, `accepted`
 * (its `message` event is on the way) or `failed` (refused; the user decides). Sends `change`, and `added` (detail: the
 * entry) for what the user posts.
 */
export class Outgoing extends EventTarget {
  #entries;
  #storage;
  #newId;
  #now;
  #added = 0;

  constructor({ storage, newId, now = Date.now }) {
    super();
    this.#storage = storage;
    this.#newId = newId;
    this.#now = now;
    this.#entries = storage
      .names(PREFIX)
      .map((name) => storage.get(name, null))
      .filter((entry) => entry !== null)
      .sort((a, b) => (a.at === b.at ? a.order - b.order : a.at < b.at ? -1 : 1));
    storage.whenRemovedElsewhere((name) => {
      if (name.startsWith(PREFIX)) this.remove(name.slice(PREFIX.length));
    });
  }

  add({ room, text, replyTo = null, mentions = [] }) {
    const at = new Date(this.#now()).toISOString();
    const order = ++this.#added;
    const entry = { id: this.#newId(), room, text, replyTo, mentions, at, order, state: "pending" };
    this.#keep(entry);
    this.#replace([...this.#entries, entry]);
    this.dispatchEvent(new CustomEvent("added", { detail: entry }));
    return entry;
  }

  /** The oldest entry that waits to be sent. */
  next() {
    return this.#entries.find(({ state }) => state === "pending");
  }

  in(room) {
    return this.#entries.filter((entry) => entry.room === room);
  }

  get unsent() {
    return this.#entries.filter(({ state }) => state !== "accepted").length;
  }

  accepted(id, seq) {
    this.#update(id, { state: "accepted", seq });
  }

  failed(id, code) {
    this.#update(id, { state: "failed", code });
  }

  retry(id) {
    this.#update(id, { state: "pending", code: undefined });
  }

  /** Forgets an entry, because its message has arrived or the user gave it up. */
  remove(id) {
    if (this.#entries.some((entry) => entry.id === id)) {
      this.#storage.remove(PREFIX + id);
      this.#replace(this.#entries.filter((entry) => entry.id !== id));
    }
  }

  /** The log was heard up to `seq`: accepted entries up to there have their message, or history has. */
  removeHeard(room, seq) {
    const heard = (entry) => entry.room === room && entry.state === "accepted" && entry.seq <= seq;
    if (this.#entries.some(heard)) this.#replace(this.#entries.filter((entry) => !heard(entry)));
  }

  /** Forgets everything, what other tabs wrote too. */
  clear() {
    for (const name of this.#storage.names(PREFIX)) this.#storage.remove(name);
    this.#replace([]);
  }

  #update(id, news) {
    const old = this.#entries.find((entry) => entry.id === id);
    if (!old) return;
    const entry = { ...old, ...news };
    this.#keep(entry);
    this.#replace(this.#entries.map((one) => (one === old ? entry : one)));
  }

  /** The server has what it accepted: only the rest must outlive the page. */
  #keep(entry) {
    if (entry.state === "accepted") this.#storage.remove(PREFIX + entry.id);
    else this.#storage.set(PREFIX + entry.id, entry);
  }

  #replace(entries) {
    this.#entries = entries;
    this.dispatchEvent(new Event("change"));
  }
}
