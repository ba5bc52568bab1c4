import { systemClock } from "../helpers/clock.js";
import { Backoff } from "./backoff.js";
import { answerTo } from "./close-codes.js";
import { CommandRefused, ConnectionLost } from "./errors.js";
import { Heartbeat } from "./heartbeat.js";

const SUBPROTOCOL = "hiroba.v1";
/** Firefox opens a socket later, the more often others failed before. */
const OPEN_WITHIN_MILLIS = 30_000;
const WELCOME_WITHIN_MILLIS = 10_000;
/** Whoever looks at the page has it back soon after the server. */
const WATCHED_CAP_MILLIS = 4_000;
const ANSWER_WITHIN_MILLIS = 20_000;
const SLOWLY_MILLIS = 30_000;

/**
 * One lasting conversation with `ws/chat`: connects, says hello, matches answers to requests, and
 * connects again for as long as that makes sense. The only place that knows `WebSocket`.
 *
 * Sends `state` (detail: {@link state}) and, for every event object of the server, `event`.
 * States: `idle`, `connecting`, `online`, `waiting` (see `retryAt`), `signed-out`, `stopped`.
 */
export class ChatConnection extends EventTarget {
  state = "idle";
  retryAt = null;
  /** How often the last tries failed in a row; 0 after a welcome. */
  failures = 0;
  /** True if the last handshake failed although the server answers: something between is in the way. */
  blocked = false;

  #options;
  #clock;
  #backoff;
  #heartbeat;
  #socket = null;
  #timer = null;
  #waiting = new Map();
  #drainMillis = 0;

  /**
   * @param options `url`; `newId`; `hello()` gives `{epoch?, resume?}` for each new connection;
   *     `checkSession()` resolves to `"ok"`, `"signed-out"` or `"unreachable"`, asked when a
   *     handshake fails, because a browser does not tell a page the status of a refused one;
   *     `alive()`, if given, resolves to whether the server answers: asked after a failure before
   *     another socket is opened, because browsers hold sockets back after failed ones;
   *     `watched()` tells whether somebody looks at the page
   */
  constructor(options) {
    super();
    this.#options = { WebSocket: globalThis.WebSocket, clock: systemClock, ...options };
    this.#clock = this.#options.clock;
    this.#backoff = new Backoff({ random: this.#options.random ?? Math.random });
    this.#heartbeat = new Heartbeat({
      clock: this.#clock,
      ping: () => this.send({ type: "ping", id: this.#options.newId() }),
      lost: () => this.#drop(4009),
    });
  }

  get online() {
    return this.state === "online";
  }

  start() {
    if (this.state === "idle") this.#connect();
  }

  /** Tries at once if a try is due later, or asks for a sign of life if the link is only silent. */
  retryNow() {
    if (this.state === "waiting") this.#connect();
    else if (this.online) this.#heartbeat.checkNow();
  }

  /** Ends the conversation for good. */
  stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#enter("stopped");
    this.#drop(1000);
  }

  /** Sends what has no answer. False when offline: such commands are not worth keeping. */
  send(command) {
    if (!this.online) return false;
    this.#socket.send(JSON.stringify(command));
    return true;
  }

  /**
   * Sends a command and resolves to the answering event.
   *
   * @throws CommandRefused when the server answers with an error
   * @throws ConnectionLost when the connection is down or goes down before the answer
   */
  request(command) {
    const id = command.id ?? this.#options.newId();
    if (!this.send({ ...command, id })) return Promise.reject(new ConnectionLost(0));
    return this.#answer(id, ANSWER_WITHIN_MILLIS);
  }

  #answer(id, withinMillis) {
    return new Promise((resolve, reject) => {
      const timer = this.#clock.setTimeout(() => this.#drop(4009), withinMillis);
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  async #connect() {
    this.#clock.clearTimeout(this.#timer);
    this.#enter("connecting");
    const { alive } = this.#options;
    if (this.failures > 0 && alive) {
      const there = await alive();
      if (this.state !== "connecting") return;
      if (!there) return this.#failed("reconnect");
    }
    this.#open();
  }

  #open() {
    const socket = new this.#options.WebSocket(this.#options.url, SUBPROTOCOL);
    this.#socket = socket;
    // A stale socket may still speak after it was given up: only the present one is heard.
    const ifCurrent = (act) => (event) => this.#socket === socket && act(event);
    socket.onopen = ifCurrent(() => {
      this.#clock.clearTimeout(this.#timer);
      this.#sayHello();
    });
    socket.onmessage = ifCurrent((event) => this.#receive(event.data));
    socket.onclose = ifCurrent((event) => this.#closed(event.code));
    this.#timer = this.#clock.setTimeout(() => this.#drop(1006), OPEN_WITHIN_MILLIS);
  }

  #sayHello() {
    const id = this.#options.newId();
    this.#answer(id, WELCOME_WITHIN_MILLIS).catch(() => {
      // The close that rejected this has already chosen what happens next.
    });
    this.#socket.send(JSON.stringify({ type: "hello", id, ...this.#options.hello() }));
  }

  #receive(data) {
    this.#heartbeat.heard();
    let events;
    try {
      events = JSON.parse(data);
    } catch (problem) {
      console.warn("A frame from the server was not JSON and was skipped.", problem);
      return;
    }
    for (const event of Array.isArray(events) ? events : [events]) this.#dispatch(event);
  }

  #dispatch(event) {
    if (event.type === "welcome") {
      this.#clock.clearTimeout(this.#timer);
      this.#backoff.reset();
      this.failures = 0;
      this.blocked = false;
      this.#heartbeat.start(event.heartbeatSeconds * 1000);
    }
    if (event.type === "draining") this.#drainMillis = event.reconnectAfterMillis ?? 0;
    // Models see the event first, so that whoever awaits the answer finds them up to date.
    this.dispatchEvent(new CustomEvent("event", { detail: event }));
    if (event.type === "welcome") this.#enter("online");
    this.#settle(event);
  }

  #settle(event) {
    const waiting = this.#waiting.get(event.re);
    if (!waiting) return;
    this.#waiting.delete(event.re);
    this.#clock.clearTimeout(waiting.timer);
    if (event.type === "error") waiting.reject(new CommandRefused(event));
    else waiting.resolve(event);
  }

  #drop(code) {
    const socket = this.#socket;
    if (!socket) return;
    this.#closed(code);
    socket.close();
  }

  #closed(code) {
    const neverOnline = !this.online;
    this.#socket = null;
    this.#heartbeat.stop();
    this.#clock.clearTimeout(this.#timer);
    for (const { reject, timer } of this.#waiting.values()) {
      this.#clock.clearTimeout(timer);
      reject(new ConnectionLost(code));
    }
    this.#waiting.clear();
    if (this.state === "stopped") return;
    const answer = answerTo(code);
    if (answer === "sign-in") return this.#enter("signed-out");
    if (answer === "stop") return this.#enter("stopped");
    this.#failed(answer);
    if (neverOnline) this.#askForSession();
  }

  #failed(answer) {
    this.failures++;
    this.#waitThenConnect(answer);
  }

  #waitThenConnect(answer) {
    const atLeast = answer === "after-drain" ? this.#drainMillis : answer === "slow" ? SLOWLY_MILLIS : 0;
    const millis = this.#backoff.next(atLeast, this.#options.watched?.() ? WATCHED_CAP_MILLIS : undefined);
    this.#drainMillis = 0;
    this.retryAt = this.#clock.now() + millis;
    this.#timer = this.#clock.setTimeout(() => this.#connect(), millis);
    this.#enter("waiting");
  }

  async #askForSession() {
    const answer = await this.#options.checkSession();
    this.blocked = answer === "ok";
    if (answer !== "signed-out" || this.state !== "waiting") return;
    this.#clock.clearTimeout(this.#timer);
    this.#enter("signed-out");
  }

  #enter(state) {
    if (state !== "waiting") this.retryAt = null;
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}
