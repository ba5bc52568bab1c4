/**
 * The stretch of a room's messages that the page holds: ascending, without a hole, and bounded. Both
 * ends may have more behind them on the server (`hasBefore`, `hasAfter`), or had, and it was too old
 * to be kept (`expired`); growing at one end trims the other.
 */
export class MessageWindow {
  messages = [];
  hasBefore = false;
  hasAfter = false;
  #capacity;

  constructor({ messages, hasBefore, hasAfter, expired }, capacity = 300) {
    this.messages = messages;
    this.expired = expired;
    this.hasBefore = hasBefore;
    this.hasAfter = hasAfter;
    this.#capacity = capacity;
  }

  get first() {
    return this.messages[0];
  }

  get last() {
    return this.messages.at(-1);
  }

  find(seq) {
    return this.messages[this.#indexOf(seq)];
  }

  prepend({ messages, hasBefore, expired }) {
    const older = this.first ? messages.filter(({ seq }) => seq < this.first.seq) : messages;
    this.messages = [...older, ...this.messages];
    this.hasBefore = hasBefore;
    this.expired = expired;
    if (this.messages.length > this.#capacity) {
      this.messages = this.messages.slice(0, this.#capacity);
      this.hasAfter = true;
    }
  }

  append({ messages, hasAfter }) {
    const newer = this.last ? messages.filter(({ seq }) => seq > this.last.seq) : messages;
    this.messages = [...this.messages, ...newer];
    this.hasAfter = hasAfter;
    this.#trimStart();
  }

  /**
   * Adds a live message.
   *
   * @returns false if it belongs behind the window's end, where the server's history goes on
   */
  add(message) {
    if (this.hasAfter) return false;
    if (this.last && message.seq <= this.last.seq) return true;
    this.messages = [...this.messages, message];
    this.#trimStart();
    return true;
  }

  /** Replaces the message `seq` by what `change` makes of it, if it is here. */
  change(seq, change) {
    const index = this.#indexOf(seq);
    if (index < 0) return;
    this.messages = this.messages.with
      ? this.messages.with(index, change(this.messages[index]))
      : this.messages.map((message, at) => (at === index ? change(message) : message));
  }

  rename(user) {
    this.messages = this.messages.map((message) => (message.from.id === user.id ? { ...message, from: user } : message));
  }

  #trimStart() {
    const tooMany = this.messages.length - this.#capacity;
    if (tooMany <= 0) return;
    this.messages = this.messages.slice(tooMany);
    this.hasBefore = true;
  }

  #indexOf(seq) {
    let low = 0;
    let high = this.messages.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.messages[middle].seq;
      if (found === seq) return middle;
      if (found < seq) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
