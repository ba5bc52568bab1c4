import { responseHeadBytes, textBytes } from "./wire-size.js";

const PATH = "api/v1/diagnostics/";

/**
 * The HTTP side of diagnostics. `now` is the browser's clock in milliseconds. Each poll counts its
 * bytes into `costs`, under its address, since the browser tells of its own count only later.
 */
export class DiagnosticsApi {
  #fetch;
  #now;
  #count = 0;
  costs = new Map();

  constructor({ now, fetch = globalThis.fetch.bind(globalThis) }) {
    this.#now = now;
    this.#fetch = fetch;
  }

  /** How plain HTTP reaches the server; null when it does not. */
  async request() {
    try {
      const response = await this.#fetch(`${PATH}request`, { cache: "no-store" });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }

  poll(after) {
    return this.#ask("poll", after);
  }

  longPoll(after) {
    return this.#ask("long-poll", after);
  }

  /**
   * What all requests of one kind cost: `{sent, received, measured}`. `measured` tells whether the
   * browser gave its own figure for every answer, else headers and bodies were added up.
   */
  cost(kind, timings = performance.getEntriesByType("resource")) {
    const total = { sent: 0, received: 0, measured: true };
    for (const [address, { sent, received }] of this.costs) {
      if (!address.startsWith(`${PATH}${kind}?`)) continue;
      const transferred = timings.find(({ name }) => name.endsWith(`/${address}`))?.transferSize ?? 0;
      total.sent += sent;
      total.received += transferred > 0 ? transferred : received;
      total.measured &&= transferred > 0;
    }
    return total;
  }

  async #ask(kind, after) {
    const address = `${PATH}${kind}?${after === null ? "" : `after=${after}&`}n=${++this.#count}`;
    const sentAt = this.#now();
    const response = await this.#fetch(address, { cache: "no-store" });
    const text = await response.text();
    const receivedAt = this.#now();
    if (!response.ok) throw new Error(`${kind}: status ${response.status}`);
    const answer = JSON.parse(text);
    if (after !== null) this.costs.set(address, { sent: answer.requestBytes, received: responseHeadBytes([...response.headers]) + textBytes(text) });
    return { ...answer, sentAt, receivedAt };
  }
}
