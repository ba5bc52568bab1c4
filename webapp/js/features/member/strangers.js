import { systemClock } from "../../helpers/clock.js";

const AT_ONCE = 5;
const EVERY_MILLIS = 250;
const MOST_WAITING = 40;

/**
 * Asks who somebody is of whom the page heard but whom no list named, as in a room of more people
 * than a list holds: a few at a time, each once, and not more than one could read.
 */
export class Strangers {
  #ask;
  #people;
  #clock;
  #waiting = new Set();
  /** Whoever was asked for since the last {@link forget}. */
  #asked = new Set();
  #resting = false;

  /** @param ask gives the answer to a question, or fails */
  constructor(ask, people, clock = systemClock) {
    this.#ask = ask;
    this.#people = people;
    this.#clock = clock;
  }

  meet(ids) {
    for (const id of ids) {
      if (this.#waiting.size >= MOST_WAITING) break;
      if (this.#isStranger(id)) this.#waiting.add(id);
    }
    if (!this.#resting) this.#next();
  }

  /** The connection is another one: whoever was asked for in vain may be asked for again. */
  forget() {
    this.#asked.clear();
  }

  #isStranger(id) {
    return !this.#people.get(id)?.displayName && !this.#asked.has(id);
  }

  #next() {
    // Somebody may have said meanwhile who they are.
    const wanted = [...this.#waiting].filter((id) => this.#isStranger(id));
    const now = wanted.slice(0, AT_ONCE);
    this.#waiting = new Set(wanted.slice(AT_ONCE));
    for (const id of now) this.#askFor(id);
    this.#resting = now.length > 0;
    if (this.#resting) this.#clock.setTimeout(() => this.#next(), EVERY_MILLIS);
  }

  async #askFor(id) {
    this.#asked.add(id);
    try {
      const { user } = await this.#ask({ type: "person", user: id });
      this.#people.meet(user);
    } catch {
      // Nobody, or nobody whom the reader may know, or offline: then the next welcome forgets it.
    }
  }
}
