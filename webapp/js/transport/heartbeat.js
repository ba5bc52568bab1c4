/**
 * Notices a dead link. A browser does not show a page the server's WebSocket pings, so silence for
 * one interval asks with a `ping` of ours, and half an interval more without any word is the end.
 */
export class Heartbeat {
  #clock;
  #ping;
  #lost;
  #intervalMillis = 0;
  #timer = null;

  constructor({ clock, ping, lost }) {
    this.#clock = clock;
    this.#ping = ping;
    this.#lost = lost;
  }

  start(intervalMillis) {
    this.#intervalMillis = intervalMillis;
    this.heard();
  }

  heard() {
    if (this.#intervalMillis === 0) return;
    this.#in(this.#intervalMillis, () => this.checkNow());
  }

  /** Asks now, for instance when a laptop wakes up and its timers have slept too. */
  checkNow() {
    if (this.#intervalMillis === 0) return;
    this.#in(this.#intervalMillis / 2, () => this.#lost());
    this.#ping();
  }

  stop() {
    this.#intervalMillis = 0;
    this.#clock.clearTimeout(this.#timer);
  }

  #in(millis, task) {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(task, millis);
  }
}
