/** What was typed and not sent, one text per room, kept over reloads. */
export class Drafts {
  #storage;
  #texts;

  constructor(storage) {
    this.#storage = storage;
    this.#texts = storage.get("drafts", {});
  }

  get(room) {
    return this.#texts[room] ?? "";
  }

  set(room, text) {
    // Another tab may have written other rooms since: take theirs, change ours.
    const { [room]: _, ...others } = this.#storage.get("drafts", {});
    this.#texts = text === "" ? others : { ...others, [room]: text };
    this.#storage.set("drafts", this.#texts);
  }

  clear() {
    this.#texts = {};
    this.#storage.remove("drafts");
  }
}
