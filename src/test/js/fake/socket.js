import { createHash } from "node:crypto";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** The server's side of one WebSocket (RFC 6455), as much of it as a browser page needs. */
export class ServerSocket {
  onmessage = () => {};
  onclose = () => {};
  #socket;
  #buffer = Buffer.alloc(0);
  #parts = [];

  /** Answers the upgrade request; `protocol` is echoed as RFC 6455 §4.2.2 asks. */
  constructor(request, socket, protocol) {
    this.#socket = socket;
    const accept = createHash("sha1").update(request.headers["sec-websocket-key"] + GUID).digest("base64");
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        `Sec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
    );
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("close", () => this.onclose());
    socket.on("error", () => socket.destroy());
  }

  send(...events) {
    this.#write(0x1, Buffer.from(JSON.stringify(events)));
  }

  close(code) {
    const payload = Buffer.alloc(2);
    payload.writeUInt16BE(code);
    this.#write(0x8, payload);
    this.#socket.end();
  }

  /** Cuts the line without a word, as a lost network does. */
  cut() {
    this.#socket.destroy();
  }

  #write(opcode, payload) {
    if (this.#socket.destroyed) return;
    let header;
    if (payload.length < 126) header = Buffer.from([0x80 | opcode, payload.length]);
    else if (payload.length < 65_536) {
      header = Buffer.from([0x80 | opcode, 126, 0, 0]);
      header.writeUInt16BE(payload.length, 2);
    } else {
      header = Buffer.alloc(10);
      header.set([0x80 | opcode, 127]);
      header.writeBigUInt64BE(BigInt(payload.length), 2);
    }
    this.#socket.write(Buffer.concat([header, payload]));
  }

  #take(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      if (this.#buffer.length < 2) return;
      let length = this.#buffer[1] & 0x7f;
      let at = 2;
      if (length === 126) {
        if (this.#buffer.length < 4) return;
        length = this.#buffer.readUInt16BE(2);
        at = 4;
      } else if (length === 127) {
        if (this.#buffer.length < 10) return;
        length = Number(this.#buffer.readBigUInt64BE(2));
        at = 10;
      }
      if (this.#buffer.length < at + 4 + length) return;
      const mask = this.#buffer.subarray(at, at + 4);
      const payload = Buffer.from(this.#buffer.subarray(at + 4, at + 4 + length)).map((byte, i) => byte ^ mask[i % 4]);
      const [first] = this.#buffer;
      this.#buffer = this.#buffer.subarray(at + 4 + length);
      this.#frame(first & 0x0f, (first & 0x80) !== 0, payload);
    }
  }

  #frame(opcode, last, payload) {
    if (opcode === 0x8) this.#socket.end();
    else if (opcode === 0x9) this.#write(0xa, payload);
    else if (opcode <= 0x1) {
      this.#parts.push(payload);
      if (!last) return;
      const text = Buffer.concat(this.#parts).toString();
      this.#parts = [];
      this.onmessage(text);
    }
  }
}
