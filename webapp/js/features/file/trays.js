import { Upload } from "./upload.js";
import { UploadQueue } from "./upload-queue.js";

/** The server forgets after a day what nobody posted. */
const FORGOTTEN_MILLIS = 23 * 3_600_000;

/**
 * The files that are to go out: those of a room's tray, which go with its next message, and those of
 * messages that wait for them. Each begins to go at once. They are kept over a reload; of several
 * tabs the one that holds a file's lock sends it, and another takes it up when that one goes.
 *
 * Item: `{key, room, sent, blob, name, type, size, alt, upload, width?, height?}`; `sent` when it
 * belongs to a message. Sends `change` (what there is), and (detail: the item) `taken`, `progress`
 * and `forgotten`.
 */
export class Trays extends EventTarget {
  #items = [];
  #queue;
  #upload;
  #store;
  #outgoing;
  #newId;
  #locks;
  #order = Date.now();
  /** What lets go of the lock of an item, by its key. */
  #held = new Map();
  /** Keys of what another tab has. */
  #elsewhere = new Set();
  /** What could not be taken into a tray, in words, by room. */
  #notes = new Map();

  /**
   * @param limits gives `{perMessage, uploads}` as they are now
   * @param upload `{api, clock, online, preview(item)}` for each upload
   */
  constructor({ outgoing, store, newId, limits, upload, locks = globalThis.navigator?.locks }) {
    super();
    this.#outgoing = outgoing;
    this.#store = store;
    this.#newId = newId;
    this.#locks = locks;
    this.#upload = upload;
    this.#queue = new UploadQueue(() => limits().uploads ?? 1);
    outgoing.addEventListener("change", () => this.#tidy());
    outgoing.addEventListener("discarded", ({ detail }) => this.#discarded(detail));
  }

  /** The items of a room's next message. */
  in(room) {
    return this.#items.filter((item) => item.room === room && !item.sent);
  }

  get size() {
    return this.#items.length;
  }

  /** True where a reload would lose something: the browser does not keep it. */
  get wouldLose() {
    return this.#items.some(({ kept }) => kept === false);
  }

  /** The item that a message waits for, if this tab has it. */
  item(key) {
    return this.#items.find((item) => item.key === key) ?? null;
  }

  /** Takes files into the tray of a room: `{blob, name, width?, height?}`. */
  add(room, files) {
    for (const { blob, name, ...more } of files) {
      const item = { key: this.#newId(), room, sent: false, order: ++this.#order, blob, name, type: blob.type, size: blob.size, alt: "", ...more };
      this.#hold(item.key, () => {});
      this.#take(item);
      this.#keep(item);
    }
    this.#changed();
  }

  /** Keeps in words what was not taken, until somebody has read it. */
  note(room, words) {
    this.#notes.set(room, [...this.notes(room), words]);
    this.#changed();
  }

  notes(room) {
    return this.#notes.get(room) ?? [];
  }

  dismiss(room) {
    this.#notes.delete(room);
    this.#changed();
  }

  /** How large a picture is. */
  measured(key, { width, height }) {
    const item = this.item(key);
    if (!item) return;
    Object.assign(item, { width, height });
    this.#store.change(key, { width, height });
    this.#changed();
  }

  /** Takes up what an earlier page, or another tab that is gone, left. */
  async restore() {
    const records = await this.#store.all();
    await Promise.all(records.filter(({ key }) => !this.item(key)).map((record) => this.#restoreOne(record)));
    const known = new Set([...this.#items.map(({ key }) => key), ...this.#elsewhere]);
    for (const entry of this.#outgoing.uploading) if (entry.files.some(({ key, id }) => !id && !known.has(key))) this.#outgoing.failed(entry.id, "files");
    this.#changed();
    this.#tidy();
  }

  /** @returns a promise of when it is known whose it is */
  async #restoreOne({ key }) {
    const take = async () => {
      this.#elsewhere.delete(key);
      const record = await this.#store.get(key);
      if (!record || this.item(key)) return;
      this.#take(Date.now() - record.begun < FORGOTTEN_MILLIS ? record : { ...record, id: null, file: null });
      this.#changed();
      this.#tidy();
    };
    await this.#hold(key, take, () => this.#elsewhere.add(key));
  }

  /**
   * Holds what tells other tabs that an item is this one's, then acts; at once where there are no
   * locks. If another tab has it: when that one goes.
   *
   * @returns a promise of when it is known which
   */
  #hold(key, act, others = () => {}) {
    if (!this.#locks) return act();
    const name = `hiroba-file:${key}`;
    return new Promise((known) => {
      const mine = async () => {
        const released = new Promise((release) => this.#held.set(key, release));
        await act();
        known();
        return released;
      };
      const look = (lock) => {
        if (lock) return mine();
        others();
        known();
        this.#locks.request(name, mine);
        return null;
      };
      this.#locks.request(name, { ifAvailable: true }, look);
    });
  }

  remove(key) {
    const item = this.item(key);
    if (!item) return;
    item.upload.cancel();
    this.#forget(item);
    this.#changed();
  }

  /** Moves an item of a tray earlier (-1) or later (1), or before another. */
  move(key, by) {
    const item = this.item(key);
    const tray = this.in(item.room);
    this.#place(item, tray, tray.indexOf(item) + by);
  }

  moveTo(key, other) {
    const item = this.item(key);
    const tray = this.in(item?.room);
    const at = tray.findIndex((one) => one.key === other);
    if (item && at >= 0 && !item.sent) this.#place(item, tray, at);
  }

  #place(item, tray, at) {
    if (at < 0 || at >= tray.length || tray[at] === item) return;
    const others = tray.filter((one) => one !== item);
    others.splice(at, 0, item);
    const rest = this.#items.filter((one) => !tray.includes(one));
    this.#items = [...rest, ...others];
    for (const one of others) {
      one.order = ++this.#order;
      this.#store.change(one.key, { order: one.order });
    }
    this.#changed();
  }

  /** Says in words what a picture shows. */
  describe(key, alt) {
    const item = this.item(key);
    if (!item || item.alt === alt) return;
    item.alt = alt;
    item.upload.describe(alt);
    this.#store.change(key, { alt });
  }

  /** Tries again what failed, or goes on with what was paused. */
  goOn(key) {
    const item = this.item(key);
    if (item) this.#queue.add(item.upload);
    item?.upload.wait();
  }

  /** The connection is back. */
  online() {
    this.#queue.goOn();
  }

  /** Hands over the files of a room: its message takes them along. */
  take(room) {
    const items = this.in(room);
    this.#notes.delete(room);
    for (const item of items) this.#mark(item, true);
    if (items.length > 0) queueMicrotask(() => (this.#changed(), this.#tidy()));
    return items.map(({ key, name, type, size, alt, width, height }) => ({ key, name, type, bytes: size, ...(alt && { alt }), ...(width && { width, height }) }));
  }

  /** What a message waited for, or was refused with, is in the room's tray again. */
  giveBack({ files = [], code }) {
    for (const { key } of files) {
      const item = this.item(key);
      if (!item) continue;
      this.#mark(item, false);
      // The server does not have it any more.
      if (code === "files") {
        item.upload.restart();
        this.#queue.add(item.upload);
      }
    }
    this.#changed();
  }

  #mark(item, sent) {
    item.sent = sent;
    this.#store.change(item.key, { sent });
  }

  #take(item) {
    const { preview, ...options } = this.#upload;
    item.upload = new Upload(item, { ...options, preview: () => preview(item) });
    this.#items = [...this.#items, item].sort((one, two) => one.order - two.order);
    item.upload.addEventListener("change", () => this.#progressed(item));
    this.#tell("taken", item);
    this.#queue.add(item.upload);
  }

  #progressed(item) {
    const { file, id, state } = item.upload;
    if (id !== item.id || file !== item.file) {
      Object.assign(item, { id, file, ...(id !== item.id && { begun: Date.now() }) });
      this.#store.change(item.key, { id, file, begun: item.begun });
    }
    if (item.upload.ready) this.#tidy();
    this.#tell("progress", item);
    if (state !== item.shown) this.#changed();
    item.shown = state;
  }

  async #keep(item) {
    const { upload, shown, ...record } = item;
    item.kept = await this.#store.put(record);
    // It may have been removed, sent or moved meanwhile.
    if (!this.#items.includes(item)) this.#store.remove(item.key);
    else if (item.kept) this.#store.change(item.key, changing(item));
  }

  /** Messages whose files are all there go; files whose message is there are forgotten. */
  #tidy() {
    for (const { id, files } of this.#outgoing.uploading) {
      const there = files.map((file) => (file.id ? file : { ...file, ...this.#readyFile(file.key) }));
      if (there.every((file) => file.id)) this.#outgoing.uploaded(id, there);
    }
    const wanted = new Set(this.#outgoing.filesInUse());
    const gone = this.#items.filter(({ key, sent }) => sent && !wanted.has(key));
    if (gone.length === 0) return;
    for (const item of gone) this.#forget(item);
    this.#changed();
  }

  #readyFile(key) {
    const { upload } = this.item(key) ?? {};
    return upload?.ready ? upload.file : {};
  }

  #discarded({ files = [] }) {
    for (const { key } of files) this.remove(key);
  }

  #forget(item) {
    this.#items = this.#items.filter((one) => one !== item);
    this.#store.remove(item.key);
    this.#held.get(item.key)?.();
    this.#held.delete(item.key);
    this.#tell("forgotten", item);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** What may change of an item while it is being kept. */
function changing({ sent, order, alt, id, file, begun }) {
  return { sent, order, alt, id, file, begun };
}
