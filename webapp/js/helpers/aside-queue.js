import { systemClock } from "./clock.js";

/**
 * A text that takes longer was made to take long: prose and code take a few milliseconds, the first
 * of them some more, and a busy machine some times as much. Each one given up halves what the next
 * may take, so that many together take little; one that comes through restores it.
 */
const BUDGET_MILLIS = 2_000;
const LEAST_BUDGET_MILLIS = 500;
/** The worker's own files are on their way. */
const START_MILLIS = 20_000;
const MOST_GIVEN_UP = 200;

/**
 * Runs tasks in a worker, one at a time and each within its budget: a task that exceeds it is given
 * up with the worker that it holds up, the next one gets another worker. Each promise comes, of null
 * for a task that came to nothing; one that was given up is not tried again.
 */
export class Aside {
  #start;
  #clock;
  #worker = null;
  #timer;
  #waiting = [];
  #current = null;
  #givenUp = new Set();
  #budgetMillis = BUDGET_MILLIS;

  /** @param start makes a worker, which says `{ready: task}` when it has what a task needs, then `{done}` */
  constructor(start, clock = systemClock) {
    this.#start = start;
    this.#clock = clock;
  }

  run(task) {
    const key = JSON.stringify(task);
    if (this.#givenUp.has(key)) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#waiting.push({ task, key, resolve });
      this.#next();
    });
  }

  #next() {
    if (this.#current) return;
    this.#current = this.#waiting.shift() ?? null;
    if (!this.#current) return;
    try {
      this.#worker ??= this.#listened(this.#start());
    } catch (problem) {
      // A browser without module workers: texts stay plain there.
      reportError(problem);
      return this.#end(null);
    }
    this.#within(START_MILLIS);
    this.#worker.postMessage(this.#current.task);
  }

  #listened(worker) {
    worker.onmessage = ({ data }) => {
      if (worker !== this.#worker) return;
      if (data.ready) return this.#within(this.#budgetMillis);
      this.#budgetMillis = BUDGET_MILLIS;
      this.#end(data.done);
    };
    // Its files cannot be had just now: the next task tries again.
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (worker === this.#worker) this.#drop();
    };
    return worker;
  }

  #within(millis) {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => {
      if (this.#givenUp.size >= MOST_GIVEN_UP) this.#givenUp.clear();
      this.#givenUp.add(this.#current.key);
      this.#budgetMillis = Math.max(LEAST_BUDGET_MILLIS, this.#budgetMillis / 2);
      this.#drop();
    }, millis);
  }

  #drop() {
    this.#worker.terminate();
    this.#worker = null;
    this.#end(null);
  }

  #end(result) {
    this.#clock.clearTimeout(this.#timer);
    const { resolve } = this.#current;
    this.#current = null;
    resolve(result);
    this.#next();
  }
}
