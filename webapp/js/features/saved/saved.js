/**
 * The messages that one has saved for oneself, from any room. Known only after somebody asked for
 * them once. Sends `change`.
 */
export class Saved extends EventTarget {
  #chat;
  #known = null;

  constructor({ chat }) {
    super();
    this.#chat = chat;
  }

  has(room, seq) {
    return this.#known?.has(`${room}/${seq}`) ?? false;
  }

  /** A page of what one has saved, last saved first: `{items, cursor?}`. */
  async page(cursor) {
    const page = await this.#chat.ask({ type: "saved", limit: 50, ...(cursor && { cursor }) });
    this.#known ??= new Set();
    for (const { room, message } of page.items) this.#known.add(`${room}/${message.seq}`);
    return page;
  }

  async save(room, seq, on) {
    await this.#chat.command({ type: "save", room, target: seq, on });
    this.#known ??= new Set();
    if (on) this.#known.add(`${room}/${seq}`);
    else this.#known.delete(`${room}/${seq}`);
    this.dispatchEvent(new Event("change"));
  }
}
