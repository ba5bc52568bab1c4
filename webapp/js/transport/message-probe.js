const ANSWER_MILLIS = 20_000;

/**
 * Tries whether messages of a size come back from `ws/echo?raw`. One connection serves until it
 * breaks; `socket` makes the next one.
 */
export class MessageProbe {
  #makeSocket;
  #clock;
  #socket = null;
  #pattern;

  constructor({ socket, clock, crypto = globalThis.crypto }) {
    this.#makeSocket = socket;
    this.#clock = clock;
    // Random, so that nothing on the way can make it shorter.
    this.#pattern = crypto.getRandomValues(new Uint8Array(65_536));
  }

  /** @returns a promise of `{ok:true}` or `{ok:false, reason, code?}` */
  attempt(bytes) {
    return new Promise((resolve) => {
      const socket = this.#socket?.open ? this.#socket : this.#makeSocket();
      const message = this.#message(bytes);
      const heard = new AbortController();
      const end = (result) => {
        heard.abort();
        this.#clock.clearTimeout(timer);
        if (!result.ok) this.close();
        resolve(result);
      };
      const timer = this.#clock.setTimeout(() => end({ ok: false, reason: "timeout" }), ANSWER_MILLIS);
      const on = (type, listener) => socket.addEventListener(type, ({ detail }) => listener(detail), { signal: heard.signal });
      on("open", () => socket.send(message));
      on("message", ({ data }) => end(same(message, data) ? { ok: true } : { ok: false, reason: "changed" }));
      on("close", ({ code }) => end({ ok: false, reason: "closed", code }));
      if (socket === this.#socket) socket.send(message);
      else (this.#socket = socket).connect();
    });
  }

  close() {
    this.#socket?.drop();
    this.#socket = null;
  }

  #message(bytes) {
    const message = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += this.#pattern.length) message.set(this.#pattern.subarray(0, bytes - at), at);
    return message;
  }
}

function same(message, data) {
  if (!(data instanceof ArrayBuffer) || data.byteLength !== message.length) return false;
  return new Uint8Array(data).every((byte, index) => byte === message[index]);
}
