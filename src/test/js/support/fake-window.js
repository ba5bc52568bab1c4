/** A window with a history: what the browser tells comes when told, as a browser's comes after what runs now. */
export class FakeWindow extends EventTarget {
  #entries;
  #at = 0;
  #untold = [];
  location;
  history;

  constructor(hash = "") {
    super();
    this.#entries = [{ hash, state: null }];
    const window = this;
    this.location = {
      get hash() {
        return window.#now.hash;
      },
      set hash(hash) {
        window.#push({ hash, state: null });
        window.#untold.push("popstate", "hashchange");
      },
    };
    this.history = {
      get state() {
        return window.#now.state;
      },
      get length() {
        return window.#entries.length;
      },
      pushState: (state) => this.#push({ hash: this.#now.hash, state }),
      replaceState: (state, _, hash = this.#now.hash) => (this.#entries[this.#at] = { hash, state }),
      back: () => this.#untold.push("back"),
    };
  }

  get #now() {
    return this.#entries[this.#at];
  }

  #push(entry) {
    this.#entries = [...this.#entries.slice(0, ++this.#at), entry];
  }

  /** Says what has happened since. */
  tell() {
    for (const what of this.#untold.splice(0)) {
      if (what !== "back") this.dispatchEvent(new Event(what));
      else this.back();
    }
  }

  /** As the browser's own button. */
  back() {
    const { hash } = this.#now;
    this.#at = Math.max(0, this.#at - 1);
    this.dispatchEvent(new Event("popstate"));
    if (this.#now.hash !== hash) this.dispatchEvent(new Event("hashchange"));
  }
}
