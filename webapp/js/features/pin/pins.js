/**
 * The messages that are pinned in a room for all. Known only after somebody asked for them once.
 * Sends `change`, and `listed` with the `room` whose list is another one now.
 */
export class Pins extends EventTarget {
  #chat;
  #known = new Map();

  constructor({ chat, connection }) {
    super();
    this.#chat = chat;
    connection.addEventListener("event", ({ detail }) => detail.type === "pinned" && detail.re === undefined && this.#heard(detail));
  }

  /** The seqs that are pinned in a room, as far as known. */
  of(room) {
    return this.#known.get(room) ?? new Set();
  }

  /** A page of a room's pinned messages, last pinned first: `{messages, cursor?}`. */
  async page(room, cursor) {
    const page = await this.#chat.ask({ type: "pins", room, limit: 50, ...(cursor && { cursor }) });
    const known = cursor ? this.of(room) : new Set();
    for (const { seq } of page.messages) known.add(seq);
    this.#known.set(room, known);
    this.dispatchEvent(new Event("change"));
    return page;
  }

  async pin(room, seq, on) {
    await this.#chat.command({ type: "pin", room, target: seq, on });
    this.#heard({ room, target: seq, on });
  }

  #heard({ room, target, on }) {
    const known = new Set(this.of(room));
    if (on) known.add(target);
    else known.delete(target);
    this.#known.set(room, known);
    this.dispatchEvent(new Event("change"));
    this.dispatchEvent(new CustomEvent("listed", { detail: { room } }));
  }
}
