/** Time that moves only when a test says so; timers due in a step run in their order. */
export class ManualClock {
  #now = 1_000_000;
  #timers = new Map();
  #ids = 0;

  now = () => this.#now;

  setTimeout = (task, millis) => {
    this.#timers.set(++this.#ids, { task, due: this.#now + millis });
    return this.#ids;
  };

  clearTimeout = (id) => {
    this.#timers.delete(id);
  };

  get pending() {
    return this.#timers.size;
  }

  advance(millis) {
    const end = this.#now + millis;
    for (;;) {
      const [id, timer] = [...this.#timers].sort(([, a], [, b]) => a.due - b.due)[0] ?? [];
      if (!timer || timer.due > end) break;
      this.#timers.delete(id);
      this.#now = timer.due;
      timer.task();
    }
    this.#now = end;
  }
}

/** Lets all promises that are already settled run on. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
