/**
 * One WebSocket that neither reconnects nor speaks a protocol of its own. Events: `open`, `message`
 * with `data`, `close` with `code`, `reason` and `clean`.
 */
export class PlainSocket extends EventTarget {
  #WebSocket;
  #url;
  #socket = null;

  constructor(url, { WebSocket = globalThis.WebSocket } = {}) {
    super();
    this.#url = url;
    this.#WebSocket = WebSocket;
  }

  get url() {
    return this.#url;
  }

  get open() {
    return this.#socket?.readyState === 1;
  }

  /** What was negotiated; both empty for nothing. */
  get negotiated() {
    return { subprotocol: this.#socket?.protocol ?? "", extensions: this.#socket?.extensions ?? "" };
  }

  connect() {
    const socket = new this.#WebSocket(this.#url);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#tell("open", {});
    socket.onmessage = ({ data }) => this.#tell("message", { data });
    socket.onclose = ({ code, reason, wasClean }) => this.#tell("close", { code, reason, clean: wasClean });
  }

  send(data) {
    this.#socket.send(data);
  }

  /** Closes and says nothing more. */
  drop() {
    if (!this.#socket) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = null;
  }

  #tell(type, detail) {
    this.dispatchEvent(Object.assign(new Event(type), { detail }));
  }
}

/** The address of a WebSocket of this server, whatever its context. */
export function socketUrl(path, base = document.baseURI) {
  const url = new URL(path, base);
  url.protocol = url.protocol.replace("http", "ws");
  url.hash = "";
  return url.href;
}
