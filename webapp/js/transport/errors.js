/** The server refused a command: `code` is one of the protocol's error codes, `field` the name of what is wrong, if it is one thing. */
export class CommandRefused extends Error {
  constructor({ code, message, retryAfterMillis, field }) {
    super(message ?? code);
    this.name = "CommandRefused";
    this.code = code;
    this.retryAfterMillis = retryAfterMillis;
    this.field = field;
  }

  /** True where the same command under the same id may still come through. */
  get transient() {
    return !this.late && (this.code === "unavailable" || this.code === "rate-limited" || this.code === "internal");
  }

  /** True where it may come through so much later that nobody waits. */
  get late() {
    return this.retryAfterMillis > 10_000;
  }
}

/** The connection went away before the answer came: the outcome is unknown, the same id is safe. */
export class ConnectionLost extends Error {
  constructor(closeCode) {
    super(`connection lost (${closeCode})`);
    this.name = "ConnectionLost";
    this.closeCode = closeCode;
  }
}
