/**
 * What goes with the next message of each room. Does nothing by itself: the trays (`trays.js`), which
 * hold the files, come with the first one. Sends `change`.
 */
export class Attachments extends EventTarget {
  #trays = null;

  /** From now on these hold the files. */
  set trays(trays) {
    this.#trays = trays;
    trays.addEventListener("change", () => this.dispatchEvent(new Event("change")));
    this.dispatchEvent(new Event("change"));
  }

  get trays() {
    return this.#trays;
  }

  has(room) {
    return (this.#trays?.in(room).length ?? 0) > 0;
  }

  /** True where a file could not be sent, and somebody must say what becomes of it. */
  stuck(room) {
    return this.#trays?.in(room).some(({ upload }) => upload.state === "failed") ?? false;
  }

  /** Takes the files of a room for its message that is being sent. */
  take(room) {
    return this.#trays?.take(room) ?? [];
  }
}
