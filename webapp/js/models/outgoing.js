/**
 * What the user posted and the server has not taken yet, in order, kept over reloads. Each entry has
 * the client id for good, so sending it twice never posts it twice.
 *
 * Entry: `{id, room, text, replyTo, mentions, at, state, code?, seq?}`; state `pending`, `accepted`
 * (its `message` event is on the way) or `failed` (refused; the user decides). Sends `change`, and `added` (detail: the
 * entry) for what the user posts.
 */
export class Outgoing extends EventTarget {
  #entries;
  #storage;
  #newId;
  #now;

  constructor({ storage, newId, now = Date.now }) {
    super();
    this.#storage = storage;
    this.#newId = newId;
    this.#now = now;
    this.#entries = storage.get("outgoing", []);
  }

  add({ room, text, replyTo = null, mentions = [] }) {
    const at = new Date(this.#now()).toISOString();
    const entry = { id: this.#newId(), room, text, replyTo, mentions, at, state: "pending" };
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
      this.#replace(this.#entries.filter((entry) => entry.id !== id));
    }
  }

  /** The log was heard up to `seq`: accepted entries up to there have their message, or history has. */
  removeHeard(room, seq) {
    const heard = (entry) => entry.room === room && entry.state === "accepted" && entry.seq <= seq;
    if (this.#entries.some(heard)) this.#replace(this.#entries.filter((entry) => !heard(entry)));
  }

  clear() {
    this.#replace([]);
  }

  #update(id, news) {
    this.#replace(this.#entries.map((entry) => (entry.id === id ? { ...entry, ...news } : entry)));
  }

  #replace(entries) {
    this.#entries = entries;
    this.#storage.set("outgoing", entries.filter(({ state }) => state !== "accepted"));
    this.dispatchEvent(new Event("change"));
  }
}
