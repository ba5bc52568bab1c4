import { systemClock } from "../../helpers/clock.js";

const SHOWN_MILLIS = 5_000;
const TOLD_EVERY_MILLIS = 3_000;

/** Who is writing in which room, for five seconds from each word of it. Sends `change`. */
export class Typing extends EventTarget {
  #clock;
  #writers = new Map();
  #told = new Map();

  constructor(clock = systemClock) {
    super();
    this.#clock = clock;
  }

  heard(room, user) {
    const key = `${room}\n${user}`;
    this.#clock.clearTimeout(this.#writers.get(key)?.timer);
    const timer = this.#clock.setTimeout(() => this.stopped(room, user), SHOWN_MILLIS);
    this.#writers.set(key, { room, user, timer });
    this.dispatchEvent(new Event("change"));
  }

  /** Somebody's message has come: they are done. */
  stopped(room, user) {
    const key = `${room}\n${user}`;
    const writer = this.#writers.get(key);
    if (!writer) return;
    this.#clock.clearTimeout(writer.timer);
    this.#writers.delete(key);
    this.dispatchEvent(new Event("change"));
  }

  in(room) {
    return [...this.#writers.values()].filter((writer) => writer.room === room).map(({ user }) => user);
  }

  /** True if it is time to tell the others that one writes; at most every three seconds. */
  shouldTell(room) {
    const now = this.#clock.now();
    if (now - (this.#told.get(room) ?? -Infinity) < TOLD_EVERY_MILLIS) return false;
    this.#told.set(room, now);
    return true;
  }

  /** One's post is out: the next word is news again. */
  told(room) {
    this.#told.delete(room);
  }
}
