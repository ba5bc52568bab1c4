import { percentile } from "./round-trips.js";

const PERIOD = 1000;

/** Not in step with the beats, so that their mean waiting time shows. */
const POLL_EVERY = 1300;
const MAX_FAILURES = 3;

/**
 * Hears of the same events by polling, long polling and WebSocket, all at once, and counts what each
 * way costs. The events are the beats of the server's clock, one a second.
 */
export class Comparison {
  #api;
  #socket;
  #clock;
  #now;
  #known;

  /**
   * @param api `poll(after)` and `longPoll(after)`, promises of `{beats, now, sentAt, receivedAt}`;
   *     they throw when there is no answer
   * @param socket `onBeats(count, listener)`, returning `{stop, sentBytes}`; null without one
   * @param now the browser's clock in milliseconds
   * @param known what is known of the server's clock: `{offset, uncertainty}`, or null
   */
  constructor({ api, socket, clock, now, known = null }) {
    Object.assign(this, { poll: new Way(), longPoll: new Way(), webSocket: new Way() });
    this.#api = api;
    this.#socket = socket;
    this.#clock = clock;
    this.#now = now;
    this.#known = known;
  }

  /** Takes as many seconds as beats, and a few more at most. */
  async run(beats = 10) {
    const first = await this.#api.poll(null);
    const asked = { offset: first.now - (first.sentAt + first.receivedAt) / 2, uncertainty: (first.receivedAt - first.sentAt) / 2 + 1 };
    const { offset, uncertainty } = this.#known?.uncertainty < asked.uncertainty ? this.#known : asked;
    this.uncertainty = uncertainty;
    const from = Math.floor(first.now / PERIOD) * PERIOD + PERIOD;
    const span = { from, to: from + beats * PERIOD, ends: this.#now() + (beats + 5) * PERIOD, offset };
    for (const way of [this.poll, this.longPoll, this.webSocket]) way.expected = beats;
    await Promise.all([
      this.#ask(this.poll, span, (after) => this.#later(POLL_EVERY).then(() => this.#api.poll(after))),
      this.#ask(this.longPoll, span, (after) => this.#api.longPoll(after)),
      this.#listen(this.webSocket, span, beats),
    ]);
  }

  async #ask(way, span, ask) {
    let after = span.from;
    let failures = 0;
    while (after < span.to && failures < MAX_FAILURES && this.#now() < span.ends) {
      try {
        const answer = await ask(after);
        way.exchanges++;
        for (const beat of answer.beats) {
          way.hear(beat, answer.receivedAt, span);
          after = Math.max(after, beat);
        }
      } catch {
        // Counted and shown; the next try comes after a pause.
        way.failures = ++failures;
        await this.#later(PERIOD);
      }
    }
  }

  #listen(way, span, beats) {
    if (!this.#socket) {
      way.failures = 1;
      return null;
    }
    return new Promise((resolve) => {
      const end = () => {
        asked.stop();
        this.#clock.clearTimeout(timer);
        resolve();
      };
      const timer = this.#clock.setTimeout(end, span.ends - this.#now());
      const asked = this.#socket.onBeats(beats + 2, ({ at, receivedAt, bytes }) => {
        way.receivedBytes += bytes;
        way.hear(at, receivedAt, span);
        if (at >= span.to) end();
      });
      way.exchanges = 1;
      way.sentBytes = asked.sentBytes;
    });
  }

  #later(millis) {
    return new Promise((resolve) => this.#clock.setTimeout(resolve, millis));
  }
}

/** One way of hearing: what it heard, how late, and at what cost. */
class Way {
  expected = 0;
  exchanges = 0;
  failures = 0;
  sentBytes = 0;
  receivedBytes = 0;
  #latencies = new Map();

  hear(beat, receivedAt, { from, to, offset }) {
    if (beat > from && beat <= to && !this.#latencies.has(beat)) this.#latencies.set(beat, receivedAt + offset - beat);
  }

  get heard() {
    return this.#latencies.size;
  }

  /** Middle and largest latency in milliseconds, null when nothing was heard. */
  get latency() {
    const sorted = [...this.#latencies.values()].sort((a, b) => a - b);
    return sorted.length === 0 ? null : { median: percentile(sorted, 50), max: sorted.at(-1) };
  }
}
