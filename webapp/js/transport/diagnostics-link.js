import { frameBytes, textBytes } from "./wire-size.js";

const ANSWER_MILLIS = 5000;

/**
 * Asks `ws/diagnostics` about its own connection. Events besides those of the socket: `handshake`.
 * `now` is the browser's clock in milliseconds.
 */
export class DiagnosticsLink extends EventTarget {
  #socket;
  #clock;
  #now;
  #ids = 0;
  #asked = new Map();
  #beats = null;

  constructor({ socket, clock, now }) {
    super();
    this.#socket = socket;
    this.#clock = clock;
    this.#now = now;
    socket.addEventListener("open", () => {
      this.#send({ type: "handshake" });
      this.dispatchEvent(new Event("open"));
    });
    socket.addEventListener("message", ({ detail }) => this.#hear(detail.data));
    socket.addEventListener("close", ({ detail }) => {
      for (const { lost } of this.#asked.values()) lost();
      this.dispatchEvent(Object.assign(new Event("close"), { detail }));
    });
  }

  get open() {
    return this.#socket.open;
  }

  get negotiated() {
    return this.#socket.negotiated;
  }

  connect() {
    this.#socket.connect();
  }

  /** One round trip: a promise of its four moments, or of null when no answer comes in time. */
  time() {
    if (!this.open) return Promise.resolve(null);
    return new Promise((resolve) => {
      const id = `t${++this.#ids}`;
      const end = (sample) => {
        this.#clock.clearTimeout(timer);
        this.#asked.delete(id);
        resolve(sample);
      };
      const timer = this.#clock.setTimeout(() => end(null), ANSWER_MILLIS);
      const sentAt = this.#now();
      this.#asked.set(id, { lost: () => end(null), answered: (times, receivedAt) => end({ sentAt, receivedAt, serverReceived: times.received, serverSent: times.sent }) });
      this.#send({ type: "time", id });
    });
  }

  /** Hears the next beats: `{at, receivedAt, bytes}`. Returns `{stop, sentBytes}`. */
  onBeats(count, listener) {
    this.#beats = listener;
    return { sentBytes: this.#send({ type: "beats", count }), stop: () => (this.#beats = null) };
  }

  /** @returns how many bytes it is on the wire */
  #send(question) {
    const text = JSON.stringify(question);
    this.#socket.send(text);
    return frameBytes(textBytes(text), { masked: true });
  }

  #hear(data) {
    const receivedAt = this.#now();
    const news = JSON.parse(data);
    if (news.type === "time") this.#asked.get(news.re)?.answered(news, receivedAt);
    else if (news.type === "beat") this.#beats?.({ at: news.at, receivedAt, bytes: frameBytes(textBytes(data), { masked: false }) });
    else if (news.type === "handshake") this.dispatchEvent(Object.assign(new Event("handshake"), { detail: news }));
  }
}
