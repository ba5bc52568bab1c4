import { systemClock } from "../../helpers/clock.js";
import { Backoff } from "../../transport/backoff.js";
import { PieceSize } from "./piece-size.js";
import { Speed } from "./speed.js";

const TRIES = 3;
const MOST_PATIENCE = 20;
const STALLED_MILLIS = 75_000;
const WAIT_MILLIS = 2_000;

/**
 * Takes one file to the server, piece by piece, over whatever comes in between. States: `waiting`
 * (for its turn), `sending`, `paused`, `stalled` (no connection: goes on by itself), `failed` (see
 * `problem`: `{code, detail?}`), `done` (see `file`) and `ended`. Sends `change`.
 */
export class Upload extends EventTarget {
  state = "waiting";
  problem = null;
  /** What the server made of it: the protocol's file. */
  file = null;
  /** Bytes that have gone, as far as known. */
  loaded = 0;
  id;
  size;
  #about;
  #api;
  #clock;
  #online;
  #backoff;
  #pieces = new PieceSize();
  #speed = new Speed();
  #offset = null;
  #tries = 0;
  #patience = 0;
  #again = false;
  #stop = null;
  #altThere;
  #telling = false;
  #preview;

  /**
   * @param about `{room, name, blob, alt?, id?, file?}`: `id` of one that was begun before, `file` if
   *     all of it went
   * @param preview gives a promise of a small picture of it, or of null
   * @param online tells whether the page has a connection
   */
  constructor({ room, name, blob, alt = "", id = null, file = null }, { api, clock = systemClock, online = () => true, preview = async () => null, random = Math.random }) {
    super();
    this.#about = { room, name, blob, alt };
    this.id = id;
    this.file = file;
    this.size = blob.size;
    if (file) Object.assign(this, { state: "done", loaded: blob.size });
    // What was said of one that was begun earlier is not known here.
    this.#altThere = file ? (file.alt ?? "") : id ? null : alt;
    this.#api = api;
    this.#clock = clock;
    this.#online = online;
    this.#preview = preview;
    this.#backoff = new Backoff({ baseMillis: 1_000, capMillis: 15_000, random });
  }

  get perSecond() {
    return this.state === "sending" ? this.#speed.perSecond : null;
  }

  get leftMillis() {
    return this.state === "sending" ? this.#speed.left(this.size) : null;
  }

  /** What the picture shows, for those who do not see it. */
  async describe(alt) {
    this.#about.alt = alt;
    if (!this.ready) return;
    this.#telling = true;
    await this.#tellAlt();
    this.#telling = false;
    this.#say();
  }

  /** True when its message may go. */
  get ready() {
    return this.state === "done" && !this.#telling;
  }

  /** Stands in line for its turn (again), unless it is under way or there. */
  wait() {
    if (this.state === "sending" || this.state === "done" || this.state === "ended") return;
    this.#enter("waiting");
  }

  pause() {
    if (this.state === "waiting" || this.state === "sending" || this.state === "stalled") this.#leave("paused");
  }

  /** The server has forgotten it: all of it goes again. */
  restart() {
    this.id = this.#offset = this.file = null;
    this.loaded = 0;
    this.#leave("waiting");
  }

  /** Gives it up, here and on the server. */
  cancel() {
    const { id } = this;
    this.#leave("ended");
    if (id) this.#api.remove(id);
  }

  /** Sends until it is there, or something is in the way. @returns a promise of when it leaves its turn */
  async run() {
    const stop = new AbortController();
    this.#stop = stop;
    this.#tries = this.#patience = 0;
    this.#again = false;
    // What was sent of a piece that was broken off only the server knows.
    this.#offset = this.#offset === 0 && this.loaded === 0 ? 0 : null;
    this.#enter("sending");
    try {
      while (!stop.signal.aborted && this.state === "sending") await this.#step(stop.signal);
    } catch (problem) {
      // The browser could not read the file: it was changed, moved, or is a folder.
      console.warn("A file could not be sent.", problem);
      if (!stop.signal.aborted) this.#fail({ code: "unreadable" });
    }
  }

  async #step(signal) {
    if (this.id === null) return this.#begin(signal);
    if (this.#offset === null) return this.#find(signal);
    const from = this.#offset;
    const piece = this.#about.blob.slice(from, from + this.#pieces.bytes);
    const began = this.#clock.now();
    const answer = await this.#sendPiece(piece, from, signal);
    if (signal.aborted) return;
    const went = (answer.offset ?? from) - from;
    if (answer.status === 200) {
      await this.#arrived(answer.data, signal);
    } else if (answer.status === 204) {
      this.#at(answer.offset ?? from + piece.size);
      this.#pieces.took(piece.size, this.#clock.now() - began);
    } else if (answer.status === 408 && answer.offset !== null) {
      this.#at(answer.offset);
      this.#pieces.took(Math.max(went, 1), this.#clock.now() - began);
      if (went <= 0) await this.#tryAgain(answer, signal);
    } else if (answer.status === 409 && answer.offset !== null) {
      this.#at(answer.offset);
      // Told the same again, it would go round for ever.
      if (went === 0) await this.#tryAgain(answer, signal);
    } else if ((answer.status === 413 || answer.status === 400) && !answer.problem) {
      if (this.#pieces.refused()) this.#offset = null;
      else this.#fail({ code: "proxy" });
    } else await this.#otherwise(answer, signal);
  }

  /** A piece that makes no way for so long is given up, whatever the network believes. */
  async #sendPiece(piece, from, signal) {
    const stalled = new AbortController();
    const give = () => stalled.abort();
    let timer = this.#clock.setTimeout(give, STALLED_MILLIS);
    const progress = (loaded) => {
      this.#clock.clearTimeout(timer);
      timer = this.#clock.setTimeout(give, STALLED_MILLIS);
      this.#progress(Math.min(this.size, from + loaded));
    };
    signal.addEventListener("abort", give);
    const answer = await this.#api.piece(this.id, piece, from, { signal: stalled.signal, progress });
    this.#clock.clearTimeout(timer);
    signal.removeEventListener("abort", give);
    return answer;
  }

  async #begin(signal) {
    const { room, name, alt } = this.#about;
    const answer = await this.#api.begin(room, { name, size: this.size, ...(alt && { alt }) });
    if (signal.aborted) {
      // It was given up or paused before its name was known.
      if (answer.data?.id && this.state === "ended") this.#api.remove(answer.data.id);
      else if (answer.data?.id) this.id ??= answer.data.id;
      return;
    }
    if (answer.status !== 201) return this.#otherwise(answer, signal);
    this.#altThere = alt;
    this.id = answer.data.id;
    if (answer.data.chunk) this.#pieces.atMost(answer.data.chunk);
    this.#at(answer.data.offset ?? 0);
  }

  /** Asks where to go on. */
  async #find(signal) {
    const answer = await this.#api.where(this.id, { signal });
    if (signal.aborted) return;
    if (answer.offset !== null && answer.offset !== undefined && answer.status < 300) this.#at(answer.offset);
    // All of it is there: the answer to the last piece was lost. Told again, the server says what it is.
    else if (answer.status === 200) this.#at(this.size);
    else await this.#otherwise(answer, signal);
  }

  async #otherwise(answer, signal) {
    const { status, problem, retryAfterMillis } = answer;
    if ((status === 404 || status === 410) && this.id !== null && !this.#again) {
      // Forgotten on the server, which keeps what nobody posts for a day: once more from the start.
      this.#again = true;
      this.id = this.#offset = null;
      this.loaded = 0;
    } else if ((status === 429 || status === 503 || status === 423) && !(problem?.code === "too-many" && retryAfterMillis === null) && this.#patience++ < MOST_PATIENCE) {
      await this.#rest(retryAfterMillis ?? WAIT_MILLIS, signal);
      this.#offset = null;
    } else if (status === 0 || status === 408 || (status >= 500 && !problem?.code)) await this.#tryAgain(answer, signal);
    else this.#fail({ code: problem?.code ?? `http-${status}`, detail: problem?.detail, status });
  }

  async #tryAgain(answer, signal) {
    if (++this.#tries >= TRIES) {
      if (this.#online()) this.#fail({ code: "network", status: answer.status });
      else this.#leave("stalled");
      return;
    }
    this.#speed.forget();
    await this.#rest(this.#backoff.next(answer.retryAfterMillis ?? 0), signal);
    this.#offset = null;
  }

  #rest(millis, signal) {
    return new Promise((resolve) => {
      const timer = this.#clock.setTimeout(resolve, millis);
      signal.addEventListener("abort", () => (this.#clock.clearTimeout(timer), resolve()));
    });
  }

  async #arrived(file, signal) {
    this.#progress(this.size);
    const picture = await this.#preview().catch(() => null);
    const shown = picture && !signal.aborted && (await this.#api.setPreview(this.id, picture)).status === 204;
    if (signal.aborted) return;
    this.file = { ...file, ...(shown && { preview: true }) };
    await this.#tellAlt();
    if (!signal.aborted) this.#enter("done");
  }

  /** Until what is there is what was written last. That it fails is no reason not to send the picture. */
  async #tellAlt() {
    while (this.#altThere !== this.#about.alt) {
      const { alt } = this.#about;
      this.#altThere = alt;
      await this.#api.setAlt(this.id, alt);
    }
    this.file = { ...this.file, alt: this.#about.alt || undefined };
  }

  #at(offset) {
    if (this.#offset === null || offset > this.#offset) {
      this.#tries = 0;
      this.#backoff.reset();
    }
    this.#offset = offset;
    this.#progress(offset);
  }

  #progress(loaded) {
    if (loaded < this.loaded) this.#speed.forget();
    this.loaded = loaded;
    this.#speed.at(loaded, this.#clock.now());
    this.#say();
  }

  #fail(problem) {
    this.problem = problem;
    this.#leave("failed");
  }

  #leave(state) {
    this.#stop?.abort();
    this.#speed.forget();
    this.#enter(state);
  }

  #enter(state) {
    this.state = state;
    if (state !== "failed") this.problem = null;
    this.#say();
  }

  #say() {
    this.dispatchEvent(new Event("change"));
  }
}
