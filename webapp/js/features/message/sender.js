import { systemClock } from "../../helpers/clock.js";
import { CommandRefused } from "../../transport/errors.js";

const RETRY_MILLIS = 2_000;

/**
 * Takes posts and changes from {@link Outgoing} to the server, one at a time: that alone keeps their order when
 * one of them has to be sent again. Refusals that may pass are retried under the same id.
 */
export class Sender {
  #connection;
  #outgoing;
  #clock;
  #busy = false;

  constructor({ connection, outgoing, clock = systemClock }) {
    this.#connection = connection;
    this.#outgoing = outgoing;
    this.#clock = clock;
    connection.addEventListener("state", () => this.pump());
    outgoing.addEventListener("change", () => this.pump());
  }

  async pump() {
    if (this.#busy || !this.#connection.online) return;
    const entry = this.#outgoing.next();
    if (!entry) return;
    this.#busy = true;
    const pauseMillis = await this.#send(entry);
    const resume = () => {
      this.#busy = false;
      this.pump();
    };
    if (pauseMillis > 0) this.#clock.setTimeout(resume, pauseMillis);
    else resume();
  }

  /** @returns millis to wait before anything else is sent */
  async #send(entry) {
    const { id } = entry;
    try {
      const { seq } = await this.#connection.request(commandOf(entry));
      this.#outgoing.accepted(id, seq);
    } catch (problem) {
      if (problem instanceof CommandRefused) {
        if (problem.transient) return problem.retryAfterMillis ?? RETRY_MILLIS;
        this.#outgoing.failed(id, problem.late ? "late" : whyOf(entry, problem));
      } else if (problem.closeCode === 1009) {
        this.#outgoing.failed(id, "too-large");
      }
      // Any other loss of the connection: the entry stays pending and goes out after the next welcome.
    }
    return 0;
  }
}

/** Of a post with files the server takes all but files that it does not have any more. */
function whyOf({ files = [] }, { code }) {
  return files.length > 0 && code === "bad-request" ? "files" : code;
}

function commandOf({ id, room, change, text, replyTo, mentions, files = [] }) {
  if (change) return { ...change, id, room };
  const post = { type: "post", id, room, text };
  if (replyTo) post.replyTo = replyTo;
  if (mentions.length > 0) post.mentions = mentions;
  if (files.length > 0) post.files = files.map((file) => file.id);
  return post;
}
