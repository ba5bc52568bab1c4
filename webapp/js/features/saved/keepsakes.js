/**
 * What is kept for later: messages that one has saved for oneself, and those pinned in a room for
 * all. Known only after somebody asked for them once. Sends `change`.
 */
export class Keepsakes extends EventTarget {
  #chat;
  #pins = new Map();
  #saved = null;

  constructor({ chat, connection }) {
    super();
    this.#chat = chat;
    connection.addEventListener("event", ({ detail }) => detail.type === "pinned" && detail.re === undefined && this.#heard(detail));
  }

  /** The seqs that are pinned in a room, as far as known. */
  pinsOf(room) {
    return this.#pins.get(room) ?? new Set();
  }

  isSaved(room, seq) {
    return this.#saved?.has(`${room}/${seq}`) ?? false;
  }

  /** A page of a room's pinned messages, last pinned first: `{messages, cursor?}`. */
  async pins(room, cursor) {
    const page = await this.#chat.ask({ type: "pins", room, limit: 50, ...(cursor && { cursor }) });
    const known = cursor ? this.pinsOf(room) : new Set();
    for (const { seq } of page.messages) known.add(seq);
    this.#pins.set(room, known);
    this.dispatchEvent(new Event("change"));
    return page;
  }

  /** A page of what one has saved, last saved first: `{items, cursor?}`. */
  async saved(cursor) {
    const page = await this.#chat.ask({ type: "saved", limit: 50, ...(cursor && { cursor }) });
    this.#saved ??= new Set();
    for (const { room, message } of page.items) this.#saved.add(`${room}/${message.seq}`);
    return page;
  }

  async pin(room, seq, on) {
    await this.#chat.command({ type: "pin", room, target: seq, on });
    this.#heard({ room, target: seq, on });
  }

  async save(room, seq, on) {
    await this.#chat.command({ type: "save", room, target: seq, on });
    this.#saved ??= new Set();
    if (on) this.#saved.add(`${room}/${seq}`);
    else this.#saved.delete(`${room}/${seq}`);
    this.dispatchEvent(new Event("change"));
  }

  #heard({ room, target, on }) {
    const known = new Set(this.pinsOf(room));
    if (on) known.add(target);
    else known.delete(target);
    this.#pins.set(room, known);
    this.dispatchEvent(new Event("change"));
  }
}
