import { coalesced, context, listen } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { roomName } from "./room-name.js";

/** Name and topic of the open room; on a narrow screen also the way back to the others. */
export class HirobaRoomHeader extends HTMLElement {
  #unlisten;
  #name = h("h1", { class: "room-header__name", dir: "auto" });
  #topic = h("p", { class: "room-header__topic", dir: "auto" });
  #buttons = {};
  #elsewhere = h("span", { class: "badge", hidden: true });
  #draw = coalesced(() => this.#show());

  connectedCallback() {
    const { chat, people, place, texts } = context();
    const back = iconButton("back", texts.say("room.back"), () => place.showRooms(), "room-header__back");
    back.append(this.#elsewhere);
    const button = (name, details) => iconButton(name, texts.say(`details.${details}`), () => place.toggle(details), `room-header__${details}`);
    this.#buttons = { search: button("search", "search"), pins: button("pin", "pins"), files: button("clip", "files"), members: button("people", "members") };
    this.replaceChildren(back, h("div", { class: "room-header__titles" }, this.#name, this.#topic), ...Object.values(this.#buttons));
    this.#unlisten = listen([chat, "rooms", this.#draw], [chat, "change", this.#draw], [people, "change", this.#draw], [place, "change", this.#draw]);
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show() {
    const { chat, place, texts } = context();
    const room = chat.rooms.get(place.room);
    if (!room) return;
    say(this.#name, roomName(room.info, chat.user.id));
    say(this.#topic, this.#topicOf(room));
    const others = [...chat.rooms.values()].filter((other) => other !== room);
    const unread = others.reduce((sum, other) => sum + other.waiting, 0);
    this.#elsewhere.hidden = unread === 0;
    say(this.#elsewhere, unread > 99 ? "99+" : String(unread));
    this.#buttons.files.hidden = !chat.limits.files?.maxBytes;
    for (const [details, button] of Object.entries(this.#buttons)) {
      const open = String(place.details === details);
      if (button.ariaExpanded !== open) button.ariaExpanded = open;
    }
  }

  /** Of a direct room: what the other person is at. */
  #topicOf({ id, info }) {
    const { chat, people, texts } = context();
    if (info.kind !== "direct") return info.topic || (id === "lobby" ? texts.say("room.lobby.topic") : "");
    const others = (info.members ?? []).filter((member) => member.id !== chat.user.id);
    if (others.length !== 1) return "";
    const { presence = "offline", status } = people.get(others[0].id) ?? {};
    return [texts.say(`presence.${presence}`), status].filter(Boolean).join(" · ");
  }
}

/** The same words again would have the page laid out anew. */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
