const MIB = 1_048_576;
/** Where proxies refuse more, this little passes all of them (nginx lets exactly 1 MiB through). */
const LEAST_WHERE_REFUSED = MIB;
const LEAST = 65_536;
/** The server gives up a piece after a minute. */
const WANTED_MILLIS = 20_000;

/** How many bytes to send at once: as much as the server takes, a proxy lets through, and the line carries in some twenty seconds. */
export class PieceSize {
  bytes = 8 * MIB;
  #most = 8 * MIB;

  /** The server says how much it takes. */
  atMost(bytes) {
    this.#most = Math.min(this.#most, bytes);
    this.bytes = Math.min(this.bytes, this.#most);
  }

  /**
   * Something on the way refused a piece for its size.
   *
   * @returns false if less would not pass either
   */
  refused() {
    if (this.bytes <= LEAST_WHERE_REFUSED) return false;
    this.#most = this.bytes = Math.max(LEAST_WHERE_REFUSED, Math.floor(this.bytes / 2));
    return true;
  }

  /** Learns how quick the line is. It may double at most each time: one quick piece says little. */
  took(bytes, millis) {
    const fits = millis > 0 ? (bytes / millis) * WANTED_MILLIS : Infinity;
    const whole = Math.floor(Math.min(fits, this.bytes * 2, this.#most) / LEAST) * LEAST;
    this.bytes = Math.min(this.#most, Math.max(LEAST, whole));
  }
}
