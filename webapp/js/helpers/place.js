const MOST_KEPT = 200;

/**
 * Where the reader is: which room, which message of it, which third pane, and on a narrow screen
 * which pane alone. Lives in the address (`#/r/ROOM/SEQ`, `#/rooms`) and in the browser's history, so
 * that back, forward and links work, and going back leads to where one stood. Sends `change`.
 */
export class Place extends EventTarget {
  room = null;
  seq = null;
  pane = "room";
  /** True for an address that leads nowhere. */
  strange = false;
  /** Counts visits, so that following the same link once more is noticed. */
  visit = 0;
  /** What the third pane shows: `null`, `"members"`, `"search"` … */
  details = null;
  /** What was kept (see {@link keep}) when the reader left the step of the history they are back at. */
  kept;
  #window;
  /** Address, step and pane as last read. */
  #hash;
  #step = null;
  #steps = Date.now();
  #kept = new Map();
  /** What waits until the browser has gone back. */
  #goingBack = null;

  constructor(window = globalThis.window) {
    super();
    this.#window = window;
    window.addEventListener("hashchange", this.#onHash);
    window.addEventListener("popstate", this.#onPop);
    // A pane does not outlive its page.
    if (window.history.state) window.history.replaceState(null, "");
    this.#read({ quiet: true });
  }

  #onHash = () => this.catchUp();

  #onPop = () => {
    // Of an earlier step: the one that a closed pane leaves is still to be left.
    if (this.#goingBack && this.#window.history.state?.opened) return;
    const waiting = this.#goingBack ?? [];
    this.#goingBack = null;
    this.#read();
    for (const act of waiting) act();
  };

  static hashOf(room, seq) {
    return `#/r/${encodeURIComponent(room)}${seq ? `/${seq}` : ""}`;
  }

  go(room, seq = null) {
    this.#visit(Place.hashOf(room, seq));
  }

  showRooms() {
    this.#visit("#/rooms");
  }

  /** Opens the third pane, or closes it if it shows this already: a step in the history, which Back takes back. */
  toggle(details) {
    if (this.#goingBack) return void this.#goingBack.push(() => this.toggle(details));
    if (this.details === details) return this.closeDetails();
    const { history } = this.#window;
    if (this.details) history.replaceState({ ...history.state, details }, "");
    else history.pushState({ step: this.#step, details, opened: true }, "");
    this.#show(details);
  }

  closeDetails() {
    if (!this.details) return;
    const { history } = this.#window;
    if (history.state?.opened) {
      this.#goingBack = [];
      history.back();
    } else history.replaceState({ ...history.state, details: null }, "");
    this.#show(null);
  }

  /** Closes the third pane for good when a link is followed from it: Back leads to it again. */
  leaveDetails() {
    if (this.details) this.#show(null);
  }

  /** Keeps something for when the reader comes back to this step of the history. */
  keep(what) {
    this.#kept.delete(this.#step);
    this.#kept.set(this.#step, what);
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value);
  }

  /** Settles on a room without a step in the history, for instance at the start. */
  settle(room) {
    this.#window.history.replaceState(null, "", Place.hashOf(room));
    this.#read();
  }

  /** Reads the address if it changed and its event, which comes later, is still on its way. */
  catchUp() {
    if (!this.#goingBack && this.#window.location.hash !== this.#hash) this.#read();
  }

  stop() {
    this.#window.removeEventListener("hashchange", this.#onHash);
    this.#window.removeEventListener("popstate", this.#onPop);
  }

  #show(details) {
    this.details = details;
    this.dispatchEvent(new Event("change"));
  }

  #visit(hash) {
    if (this.#goingBack) return void this.#goingBack.push(() => this.#visit(hash));
    if (this.#window.location.hash !== hash) this.#window.location.hash = hash;
    this.#read({ again: true });
  }

  #read({ again = false, quiet = false } = {}) {
    const { history, location } = this.#window;
    const { hash } = location;
    const back = Boolean(history.state);
    if (!back) history.replaceState({ step: ++this.#steps, details: this.details }, "");
    const { step, details } = history.state;
    const moved = step !== this.#step || hash !== this.#hash || again;
    if (!moved && details === this.details) return;
    this.kept = step !== this.#step ? this.#kept.get(step) : undefined;
    Object.assign(this, { details });
    this.#step = step;
    this.#hash = hash;
    if (moved) this.#take(hash);
    if (!quiet) this.dispatchEvent(new Event("change"));
  }

  #take(hash) {
    this.visit++;
    const found = /^#\/r\/([^/]+)(?:\/(\d{1,15}))?$/.exec(hash);
    this.pane = hash === "#/rooms" ? "rooms" : "room";
    this.strange = !found && this.pane === "room" && hash !== "";
    if (found) {
      this.room = decoded(found[1]);
      this.seq = found[2] ? Number(found[2]) : null;
    } else if (this.strange) this.room = null;
  }
}

/** An address that somebody broke leads to a room that is not there, not to a page that does not start. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
