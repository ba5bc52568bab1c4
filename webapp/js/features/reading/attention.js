/**
 * What asks for the reader: unread messages and mentions of all rooms together, and single messages
 * that deserve a notification. Sends `change`, and `call` (detail: `{room, event, direct}`).
 */
export class Attention extends EventTarget {
  #chat;
  #settings;

  constructor({ chat, settings }) {
    super();
    this.#chat = chat;
    this.#settings = settings;
    chat.addEventListener("change", () => this.dispatchEvent(new Event("change")));
    chat.addEventListener("rooms", () => this.dispatchEvent(new Event("change")));
    chat.addEventListener("message", ({ detail }) => this.#arrived(detail));
  }

  get unread() {
    return this.#sum((room) => room.waiting);
  }

  /** Mentions, and every unread direct message: both are meant for the reader alone. */
  get calls() {
    return this.#sum((room) => room.calls);
  }

  #sum(count) {
    return [...this.#chat.rooms.values()].reduce((sum, room) => sum + count(room), 0);
  }

  #arrived({ room, event }) {
    const me = this.#chat.user.id;
    if (event.from.id === me || event.deleted || this.#settings.doNotDisturb) return;
    const direct = room.info.kind === "direct";
    const called = direct || (event.mentions ?? []).includes(me);
    if (room.muted || !called) return;
    this.dispatchEvent(new CustomEvent("call", { detail: { room, event, direct } }));
  }
}
