const WINDOW_MILLIS = 8_000;
/** What went in less time says nothing yet. */
const LEAST_MILLIS = 500;

/** How quick an upload is: what went in the last seconds. */
export class Speed {
  #heard = [];

  /** So many bytes of the whole have gone. */
  at(loaded, now) {
    this.#heard = [...this.#heard.filter(({ now: then, loaded: before }) => now - then <= WINDOW_MILLIS && before <= loaded), { loaded, now }];
  }

  forget() {
    this.#heard = [];
  }

  /** Bytes a second, or null as long as that is a guess. */
  get perSecond() {
    const [first] = this.#heard;
    const last = this.#heard.at(-1);
    return !first || last.now - first.now < LEAST_MILLIS || last.loaded === first.loaded ? null : ((last.loaded - first.loaded) * 1000) / (last.now - first.now);
  }

  /** Millis until the whole has gone, or null. */
  left(size) {
    const { perSecond } = this;
    return perSecond === null ? null : ((size - this.#heard.at(-1).loaded) * 1000) / perSecond;
  }
}
