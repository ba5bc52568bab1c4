/**
 * Round trips to the server and what follows from them. All times in milliseconds; `sentAt` and
 * `receivedAt` by the browser's clock, `serverReceived` and `serverSent` by the server's.
 */
export class RoundTrips {
  #samples = [];
  lost = 0;

  add({ sentAt, receivedAt, serverReceived, serverSent }) {
    const rtt = receivedAt - sentAt;
    // Without what the server itself took: four moments, as in NTP (RFC 5905 §8).
    const delay = Math.max(0, rtt - (serverSent - serverReceived));
    const offset = (serverReceived - sentAt + (serverSent - receivedAt)) / 2;
    this.#samples.push({ sentAt, rtt, delay, offset });
  }

  lose() {
    this.lost++;
  }

  get samples() {
    return this.#samples;
  }

  /**
   * Smallest, middle, 95th percentile and largest round trip; jitter is the mean difference between
   * one round trip and the next. Null before the first sample.
   */
  get summary() {
    if (this.#samples.length === 0) return null;
    const rtts = this.#samples.map(({ rtt }) => rtt);
    const sorted = [...rtts].sort((a, b) => a - b);
    const steps = rtts.slice(1).map((rtt, index) => Math.abs(rtt - rtts[index]));
    return {
      count: rtts.length,
      lost: this.lost,
      min: sorted[0],
      median: percentile(sorted, 50),
      p95: percentile(sorted, 95),
      max: sorted.at(-1),
      jitter: steps.length === 0 ? 0 : steps.reduce((sum, step) => sum + step, 0) / steps.length,
    };
  }

  /**
   * By how much the server's clock is ahead, from the quickest round trip, since there is least room
   * for one way to be slower than the other. The truth lies within ± `uncertainty`: half the delay,
   * and the millisecond to which a browser tells the time.
   */
  get clock() {
    if (this.#samples.length === 0) return null;
    const best = this.#samples.reduce((quickest, sample) => (sample.delay < quickest.delay ? sample : quickest));
    return { offset: best.offset, uncertainty: best.delay / 2 + 1 };
  }
}

/** The nearest-rank percentile of sorted numbers. */
export function percentile(sorted, percent) {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}
