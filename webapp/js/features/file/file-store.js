const STORE = "items";
/** A browser gives a site more, but the machine is not ours. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_ITEMS = 40;
const MOST_AGE_MILLIS = 7 * 24 * 3_600_000;

/** The name of what the browser keeps of somebody's unsent files. */
export function storeName(user) {
  return `hiroba-files:${user}`;
}

/**
 * Files that are not sent yet, kept in the browser over reloads: records by `key`, each with its
 * `blob`. Bounded: what would be too much is not kept, and each call says whether it was done. A
 * browser may refuse all of it (private window, full disk).
 */
export class FileStore {
  #name;
  #factory;
  #now;
  #open = null;

  constructor(name, { factory = globalThis.indexedDB, now = Date.now } = {}) {
    this.#name = name;
    this.#factory = factory;
    this.#now = now;
  }

  /** All that is kept and not too old, as it was ordered. */
  async all() {
    const records = (await this.#run("readonly", (store) => store.getAll())) ?? [];
    const young = ({ at }) => this.#now() - at < MOST_AGE_MILLIS;
    for (const record of records) if (!young(record)) await this.remove(record.key);
    return records.filter(young).sort((one, two) => one.order - two.order);
  }

  async get(key) {
    return (await this.#run("readonly", (store) => store.get(key))) ?? null;
  }

  /** @returns a promise of whether it is kept */
  async put(record) {
    const others = (await this.all()).filter(({ key }) => key !== record.key);
    const bytes = others.reduce((sum, { blob }) => sum + blob.size, record.blob.size);
    if (bytes > MOST_BYTES || others.length >= MOST_ITEMS) return false;
    return (await this.#run("readwrite", (store) => store.put({ ...record, at: this.#now() }))) !== undefined;
  }

  /** Changes what is kept of one; does nothing for one that is not. */
  async change(key, news) {
    const record = await this.get(key);
    if (record) await this.#run("readwrite", (store) => store.put({ ...record, ...news }));
  }

  async remove(key) {
    await this.#run("readwrite", (store) => store.delete(key));
  }

  /** @returns a promise of the result; of undefined where the browser refuses it */
  async #run(mode, act) {
    try {
      const base = await (this.#open ??= this.#opened());
      const transaction = base.transaction(STORE, mode);
      const result = await done(act(transaction.objectStore(STORE)));
      if (mode === "readwrite") await new Promise((resolve, reject) => Object.assign(transaction, { oncomplete: resolve, onabort: () => reject(transaction.error) }));
      return result ?? null;
    } catch (problem) {
      console.warn("Files could not be kept for after a reload.", problem);
      this.#open = null;
      return undefined;
    }
  }

  async #opened() {
    const request = this.#factory.open(this.#name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    const base = await done(request);
    // Another tab signs out: what is kept goes.
    base.onversionchange = () => base.close();
    return base;
  }
}

function done(request) {
  return new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error), onblocked: () => reject(new Error("blocked")) }));
}
