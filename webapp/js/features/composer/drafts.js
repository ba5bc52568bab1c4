const TEXT = "draft:";
const EDIT = "edit:";

/**
 * What was typed and not sent, kept over reloads: a text for each room, and an edit that was begun
 * there. All tabs share them, so what was written last counts, and what one tab sent is gone in all.
 * Sends `elsewhere` (detail: `{room, before, text}`) when another tab changed the text of a room.
 */
export class Drafts extends EventTarget {
  #storage;
  /** What this page last read or wrote, by room: only what differs from it is this page's to write. */
  #known = new Map();

  constructor(storage) {
    super();
    this.#storage = storage;
    // Earlier pages kept the texts of all rooms in one value.
    for (const [room, text] of Object.entries(storage.get("drafts", {}))) storage.set(TEXT + room, text);
    storage.remove("drafts");
    storage.whenChangedElsewhere((name) => name.startsWith(TEXT) && this.#elsewhere(name.slice(TEXT.length)));
  }

  get(room) {
    const text = this.#storage.get(TEXT + room, "");
    this.#known.set(room, text);
    return text;
  }

  set(room, text) {
    if (text === (this.#known.get(room) ?? "")) return;
    this.#known.set(room, text);
    this.#write(TEXT + room, text || null);
  }

  /** The edit that was begun in a room and left: `{message, text}`, or null. */
  editIn(room) {
    return this.#storage.get(EDIT + room, null);
  }

  setEdit(room, edit) {
    this.#write(EDIT + room, edit);
  }

  clear() {
    this.#known.clear();
    for (const name of [...this.#storage.names(TEXT), ...this.#storage.names(EDIT)]) this.#storage.remove(name);
  }

  #write(name, value) {
    if (value === null) this.#storage.remove(name);
    else this.#storage.set(name, value);
  }

  #elsewhere(room) {
    const before = this.#known.get(room);
    if (before === undefined) return;
    const text = this.get(room);
    this.dispatchEvent(new CustomEvent("elsewhere", { detail: { room, before, text } }));
  }
}
