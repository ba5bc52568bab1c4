/**
 * Where the reader is: which room, which message of it, and on a narrow screen which pane. Lives in
 * the address (`#/r/ROOM/SEQ`, `#/rooms`), so that back, forward and links work. Sends `change`.
 */
export class Place extends EventTarget {
  room = null;
  seq = null;
  pane = "room";
  /** Counts visits, so that following the same link once more is noticed. */
  visit = 0;
  /** What the third pane shows: `null`, `"members"` or `"search"`. */
  details = null;
  #window;
  /** The address as last read. */
  #hash;
  #onHash = () => this.catchUp();

  constructor(window = globalThis.window) {
    super();
    this.#window = window;
    window.addEventListener("hashchange", this.#onHash);
    this.#read({ quiet: true });
  }

  static hashOf(room, seq) {
    return `#/r/${encodeURIComponent(room)}${seq ? `/${seq}` : ""}`;
  }

  go(room, seq = null) {
    this.#visit(Place.hashOf(room, seq));
  }

  showRooms() {
    this.#visit("#/rooms");
  }

  /** Opens the third pane, or closes it if it shows this already. */
  toggle(details) {
    this.details = this.details === details ? null : details;
    this.dispatchEvent(new Event("change"));
  }

  closeDetails() {
    if (this.details) this.toggle(this.details);
  }

  /** Settles on a room without a step in the history, for instance at the start. */
  settle(room) {
    this.#window.history.replaceState(null, "", Place.hashOf(room));
    this.#read();
  }

  /** Reads the address if it changed and its event, which comes later, is still on its way. */
  catchUp() {
    if (this.#window.location.hash !== this.#hash) this.#read();
  }

  stop() {
    this.#window.removeEventListener("hashchange", this.#onHash);
  }

  #visit(hash) {
    if (this.#window.location.hash !== hash) this.#window.location.hash = hash;
    this.#read();
  }

  #read({ quiet = false } = {}) {
    const { hash } = this.#window.location;
    this.#hash = hash;
    this.visit++;
    const found = /^#\/r\/([^/]+)(?:\/(\d+))?$/.exec(hash);
    if (found) {
      this.room = decoded(found[1]);
      this.seq = found[2] ? Number(found[2]) : null;
    }
    this.pane = hash === "#/rooms" ? "rooms" : "room";
    if (!quiet) this.dispatchEvent(new Event("change"));
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
