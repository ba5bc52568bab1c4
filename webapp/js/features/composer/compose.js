/** What the composer is about besides a new message: a reply or an edit. Sends `change`. */
export class Compose extends EventTarget {
  /** `null`, or `{kind: "reply"|"edit", room, message}`. */
  about = null;

  reply(room, message) {
    this.#set({ kind: "reply", room, message });
  }

  edit(room, message) {
    this.#set({ kind: "edit", room, message });
  }

  nothing() {
    if (this.about) this.#set(null);
  }

  #set(about) {
    this.about = about;
    this.dispatchEvent(new Event("change"));
  }
}
