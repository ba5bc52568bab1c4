import { context } from "../../helpers/context.js";
import { means } from "../message/message.js";
import { roomName } from "../room/room-name.js";

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
    const called = direct || means(event, me);
    if (room.muted || !called) return;
    this.dispatchEvent(new CustomEvent("call", { detail: { room, event, direct } }));
  }
}

const SETTLE_MILLIS = 150;
const ICONS = { 0: "icons/hiroba.svg", 1: "icons/hiroba-unread.svg", 2: "icons/hiroba-mention.svg" };

/** Shows in title and favicon what waits; `calls.js` calls by notification while nobody looks. */
export function watchAttention() {
  const { attention, place } = context();
  let timer;
  // What is read the moment it comes is no reason to flicker.
  const draw = () => {
    clearTimeout(timer);
    timer = setTimeout(showInTitle, SETTLE_MILLIS);
  };
  attention.addEventListener("change", draw);
  place.addEventListener("change", draw);
  showInTitle();
}

function showInTitle() {
  const { attention, chat, place, texts } = context();
  const room = chat.rooms.get(place.room);
  const name = room ? `${roomName(room.info, chat.user.id)} · ` : "";
  const count = attention.calls > 0 ? `(${attention.calls}) ` : attention.unread > 0 ? "• " : "";
  const title = `${count}${name}${texts.say("app.name")}`;
  if (document.title !== title) document.title = title;
  const level = attention.calls > 0 ? 2 : attention.unread > 0 ? 1 : 0;
  const link = document.getElementById("icon");
  if (link.getAttribute("href") !== ICONS[level]) link.setAttribute("href", ICONS[level]);
}
