const KEPT = "hints";
/** So often one does a thing the long way before one hears of the short one. */
const CLICKS = 4;
const POSTS = 3;
const UNREAD_ROOMS = 3;
const FORMATTED = /[*~`]|^[->] /mu;

/**
 * What newcomers are told, each thing once: how rooms are found by a few letters, that words can be
 * formatted, and where all that is unread stands together; and whether the browser shall tell them of
 * calls. At most one hint a visit, and none of what somebody found by themselves. What was told and
 * answered is kept in this browser. Sends `change`.
 */
export class Hints extends EventTarget {
  /** What is told now: `{name}`, and of an offer `who` called; or null. */
  shown = null;
  #storage;
  #told = false;
  #clicks = 0;
  #posts = 0;

  constructor(storage) {
    super();
    this.#storage = storage;
    // What was answered in one tab is answered in all.
    storage.whenChangedElsewhere((name) => name === KEPT && this.shown && this.isKnown(this.shown.name) && this.#show(null));
  }

  isKnown(name) {
    return this.#kept[name] === true;
  }

  /** Somebody has done by themselves what the hint is about. */
  learned(name) {
    if (!this.isKnown(name)) this.#keep(name);
    if (this.shown?.name === name) this.#show(null);
  }

  clickedRoom() {
    if (++this.#clicks >= CLICKS) this.#tell("switcher");
  }

  posted(text) {
    if (FORMATTED.test(text)) this.learned("formatting");
    else if (++this.#posts >= POSTS) this.#tell("formatting");
  }

  came({ unreadRooms }) {
    if (unreadRooms >= UNREAD_ROOMS) this.#tell("unread");
  }

  /** Somebody was called while they were elsewhere, and could be told of it. */
  missedCall(who) {
    if (!this.isKnown("notify") && this.shown?.name !== "notify") this.#show({ name: "notify", who });
  }

  /** What is told now was read; an offer was answered, and is never made again. */
  dismiss() {
    if (!this.shown) return;
    if (!this.isKnown(this.shown.name)) this.#keep(this.shown.name);
    this.#show(null);
  }

  #tell(name) {
    if (this.#told || this.shown || this.isKnown(name)) return;
    this.#told = true;
    this.#keep(name);
    this.#show({ name });
  }

  #show(shown) {
    this.shown = shown;
    this.dispatchEvent(new Event("change"));
  }

  #keep(name) {
    this.#storage.set(KEPT, { ...this.#kept, [name]: true });
  }

  get #kept() {
    const kept = this.#storage.get(KEPT, {});
    return kept !== null && typeof kept === "object" ? kept : {};
  }
}
