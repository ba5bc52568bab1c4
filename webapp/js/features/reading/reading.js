import { CommandRefused } from "../../transport/errors.js";

const FIRST_PAGE = 40;

/**
 * How the open room is read: whether the reader follows its end, which message they look for, where
 * the new ones begin; and the loading of what that needs. What is needed is derived anew at each
 * {@link load}, so a lost connection, a gap or another room in between changes nothing.
 *
 * Sends `change`, and `lost` when the message that was looked for is not there.
 */
export class Reading extends EventTarget {
  room = null;
  /** True while the end of the room is kept in view. */
  follow = true;
  /** Messages that came below the view. */
  missed = 0;
  /** New to the reader is what is above this seq; frozen when the room is entered. */
  newAfter = Infinity;
  /** The message that a link leads to, until it is in view. */
  goal = null;
  /** Where below the view's top it is to begin; null for in the middle, and marked. */
  top = null;
  /** True until the reader stands where their reading of this room begins. */
  entering = true;
  /** True when the server refused what was asked for: the reader may ask again. */
  failed = false;
  /** True after "mark as unread": what is in view is not taken for read until the reader comes anew. */
  held = false;
  #chat;
  #connection;

  constructor({ chat, connection }) {
    super();
    this.#chat = chat;
    this.#connection = connection;
  }

  enter(room) {
    if (room === this.room) return;
    // A stretch of long ago that was left open is no place to come in.
    if (room?.window?.hasAfter) room.close();
    Object.assign(this, { room, follow: true, missed: 0, newAfter: Infinity, goal: null, entering: true, failed: false, held: false });
    // To somebody who is here for the first time everything is new, so nothing is marked.
    if (room?.unread > 0 && room.readUpTo > 0) this.newAfter = room.readUpTo;
  }

  /** Looks for a message: it is loaded if need be, and {@link found} ends the search. */
  seek(seq, top = null) {
    Object.assign(this, { goal: seq, top, follow: false, entering: false, failed: false });
  }

  found() {
    this.goal = null;
  }

  /** Goes to the end of the room, wherever the window is. */
  toLatest() {
    Object.assign(this, { goal: null, follow: true, missed: 0, entering: false, failed: false, held: false });
  }

  /** The reader wants to read on from here another time. */
  holdAt(seq) {
    Object.assign(this, { newAfter: seq - 1, held: true });
  }

  /** The reader has scrolled. */
  moved({ atBottom }) {
    if (this.goal !== null || !this.room?.window) return;
    this.follow = atBottom && !this.room.window.hasAfter;
    if (this.follow) this.missed = 0;
  }

  /** Nobody looks: what comes now is new on return, if everything before was read. */
  away() {
    if (this.room?.unread === 0) this.newAfter = this.room.seq;
  }

  arrived() {
    if (!this.follow) this.missed++;
  }

  retry() {
    this.failed = false;
    return this.load();
  }

  /** Loads what is missing, if anything is. @param inView gives the seq of the first message in view, or null */
  async load(inView = () => null) {
    const { room } = this;
    const wanted = this.#wanted(inView);
    if (wanted === null || this.failed || !this.#connection.online) return;
    try {
      if (wanted === "latest") await this.#chat.loadLatest(room);
      else await this.#chat.loadAround(room, wanted);
      if (this.room === room && wanted === this.goal && !room.window?.find(wanted)) this.#giveUp();
    } catch (problem) {
      // After a lost connection the next welcome loads again; a refusal is the reader's to repeat.
      if (this.room === room && problem instanceof CommandRefused) this.failed = true;
      this.dispatchEvent(new Event("change"));
    }
  }

  /** `null` for nothing, `"latest"`, or the seq to load around. */
  #wanted(inView) {
    if (!this.room) return null;
    const { window, unread, readUpTo } = this.room;
    if (this.goal !== null) return window?.find(this.goal) ? null : this.goal;
    if (this.follow && window?.hasAfter && !this.entering) return "latest";
    if (window) return null;
    if (this.entering) return unread > FIRST_PAGE && readUpTo > 0 ? readUpTo : "latest";
    // After a gap the reader stays where they were reading.
    return (this.follow ? null : inView()) ?? "latest";
  }

  #giveUp() {
    this.goal = null;
    this.dispatchEvent(new Event("lost"));
    this.dispatchEvent(new Event("change"));
  }
}
