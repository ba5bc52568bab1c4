/** What the composer is about besides a new message: a reply or an edit. Sends `change`. */
export class Compose extends EventTarget {
  /** `null`, or `{kind: "reply"|"edit", room, message}`; with `text` for an edit that was begun before. */
  about = null;

  reply(room, message) {
    this.#set({ kind: "reply", room, message });
  }

  edit(room, message, text) {
    this.#set({ kind: "edit", room, message, text });
  }

  nothing() {
    if (this.about) this.#set(null);
  }

  #set(about) {
    this.about = about;
    this.dispatchEvent(new Event("change"));
  }
}
