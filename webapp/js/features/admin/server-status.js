import { systemClock } from "../../helpers/clock.js";

const EVERY_MILLIS = 10_000;

/**
 * How the server is, asked every ten seconds while somebody looks: a page in the background asks
 * nothing. Sends `change`.
 */
export class ServerStatus extends EventTarget {
  /** As `GET api/v1/overview` answered last, or null. */
  data = null;
  /** Why the last question was not answered, or null. */
  problem = null;
  /** When the server answered last. */
  at = null;
  #api;
  #clock;
  #document;
  #timer = null;
  #asking = null;
  #stopped = true;
  #looked = () => this.#next();

  constructor({ api, clock = systemClock, document = globalThis.document }) {
    super();
    this.#api = api;
    this.#clock = clock;
    this.#document = document;
  }

  start() {
    this.#stopped = false;
    this.#document.addEventListener("visibilitychange", this.#looked);
    this.#next();
  }

  stop() {
    this.#stopped = true;
    this.#document.removeEventListener("visibilitychange", this.#looked);
    this.#clock.clearTimeout(this.#timer);
  }

  /** Asks now; whoever asks meanwhile gets the same answer. */
  refresh() {
    return (this.#asking ??= this.#ask());
  }

  async #ask() {
    const { data, problem } = await this.#api.get("overview");
    this.#asking = null;
    this.problem = problem ?? null;
    if (!problem) {
      this.data = data;
      this.at = this.#clock.now();
    }
    this.dispatchEvent(new Event("change"));
  }

  async #next() {
    this.#clock.clearTimeout(this.#timer);
    if (this.#stopped || this.#document.visibilityState === "hidden") return;
    await this.refresh();
    this.#clock.clearTimeout(this.#timer);
    if (!this.#stopped && this.#document.visibilityState !== "hidden") this.#timer = this.#clock.setTimeout(() => this.#next(), EVERY_MILLIS);
  }
}
