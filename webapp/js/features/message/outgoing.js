const PREFIX = "outgoing:";

/**
 * What the user posted or changed and the server has not taken yet, in order, kept over reloads. Each entry has
 * the client id for good, so sending it twice never posts it twice. Each is stored by itself: tabs
 * of one browser write side by side, and a tab that opens takes up what others left or still send.
 *
 * Entry: `{id, room, text, replyTo, mentions, files?, at, order, state, code?, seq?}`, or with `change` (the
 * command `edit`, `react` or `delete`) instead of a post's fields; `order` counts a page's
 * entries, for those of one millisecond; state `uploading` (its `files`, `{key, name, type, bytes}`,
 * have no `id` of the server's yet: others may overtake it), `pending`, `accepted`
 * (its event is on the way) or `failed` (refused; the user decides). Sends `change`, and (detail: the
 * entry) `added` for what the user posts, `discarded` for what they give up, `refused` for a change
 * that the server does not take.
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
    storage.whenChangedElsewhere((name, gone) => {
      if (gone && name.startsWith(PREFIX)) this.remove(name.slice(PREFIX.length));
    });
  }

  add({ room, text, replyTo = null, mentions = [], files = [] }) {
    const entry = this.#append({ room, text, replyTo, mentions, ...(files.length > 0 && { files, state: "uploading" }) });
    this.#say("added", entry);
    return entry;
  }

  /** Queues a command that changes a message: `{type, target, …}`. */
  change(room, change) {
    return this.#append({ room, change });
  }

  /** The oldest entry that waits to be sent. */
  next() {
    return this.#entries.find(({ state }) => state === "pending");
  }

  /** The posts of a room. */
  in(room) {
    return this.#entries.filter((entry) => entry.room === room && !entry.change);
  }

  /** The changes to messages of a room. */
  changesIn(room) {
    return this.#entries.filter((entry) => entry.room === room && entry.change);
  }

  get unsent() {
    return this.#entries.filter(({ state }) => state !== "accepted").length;
  }

  /** The posts that wait for their files. */
  get uploading() {
    return this.#entries.filter(({ state }) => state === "uploading");
  }

  /** The keys of the files of all that is not accepted. */
  filesInUse() {
    return this.#entries.filter(({ state }) => state !== "accepted").flatMap(({ files = [] }) => files.map(({ key }) => key));
  }

  /** All files of a post are there: it goes. */
  uploaded(id, files) {
    this.#update(id, { state: "pending", files });
  }

  accepted(id, seq) {
    this.#update(id, { state: "accepted", seq });
    // What changed nothing has no event to wait for.
    if (seq === undefined) this.remove(id);
  }

  failed(id, code) {
    const entry = this.#update(id, { state: "failed", code });
    if (entry?.change) this.#say("refused", entry);
  }

  retry(id) {
    this.#update(id, { state: "pending", code: undefined });
  }

  /** The user gives an entry up. */
  discard(id) {
    const entry = this.#entries.find((one) => one.id === id);
    if (entry) this.#say("discarded", entry);
    this.remove(id);
  }

  /** Forgets an entry, because its message has arrived, or it becomes a draft again. */
  remove(id) {
    if (this.#entries.some((entry) => entry.id === id)) {
      this.#storage.remove(PREFIX + id);
      this.#replace(this.#entries.filter((entry) => entry.id !== id));
    }
  }

  /** The log of each room was heard up to `seqOf(room)`: accepted entries up to there have their event, or history has. */
  removeHeard(seqOf) {
    const heard = ({ room, state, seq }) => state === "accepted" && seq <= seqOf(room);
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
    return entry;
  }

  #append(what) {
    const at = new Date(this.#now()).toISOString();
    const entry = { id: this.#newId(), state: "pending", ...what, at, order: ++this.#added };
    this.#keep(entry);
    this.#replace([...this.#entries, entry]);
    return entry;
  }

  /** The server has what it accepted: only the rest must outlive the page. */
  #keep(entry) {
    if (entry.state === "accepted") this.#storage.remove(PREFIX + entry.id);
    else this.#storage.set(PREFIX + entry.id, entry);
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #replace(entries) {
    this.#entries = entries;
    this.dispatchEvent(new Event("change"));
  }
}
