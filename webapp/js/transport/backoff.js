/**
 * Waiting times between tries, with full jitter: any time between 0 and a limit that doubles. When a
 * thousand pages lose the same server they come back spread out, not together.
 */
export class Backoff {
  #baseMillis;
  #capMillis;
  #random;
  #tries = 0;

  constructor({ baseMillis = 500, capMillis = 30_000, random = Math.random } = {}) {
    this.#baseMillis = baseMillis;
    this.#capMillis = capMillis;
    this.#random = random;
  }

  get tries() {
    return this.#tries;
  }

  /** Millis to wait before the next try. `atLeastMillis` shifts the whole range (a server's wish), `capMillis` ends it earlier. */
  next(atLeastMillis = 0, capMillis = this.#capMillis) {
    const limit = Math.min(capMillis, this.#capMillis, this.#baseMillis * 2 ** Math.min(this.#tries, 20));
    this.#tries++;
    return Math.round(atLeastMillis + this.#random() * limit);
  }

  reset() {
    this.#tries = 0;
  }
}
