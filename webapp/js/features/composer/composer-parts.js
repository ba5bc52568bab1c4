import { context } from "../../helpers/context.js";
import { h, icon, iconButton } from "../../helpers/dom.js";
import { plain } from "../../helpers/texts.js";
import { said } from "../message/message.js";
import { joinRoom } from "../room/membership.js";

/** What stands above the composer while one answers or edits a message. */
export function aboutBar({ kind, message }) {
  const { compose, texts } = context();
  const title = kind === "edit" ? texts.say("compose.edit") : texts.say("compose.reply", message.from.displayName);
  return [
    icon(kind === "edit" ? "edit" : "reply"),
    h("span", { class: "composer__about-title", dir: "auto", textContent: title }),
    h("span", { class: "composer__about-text", dir: "auto", textContent: said(message, plain) }),
    iconButton("close", texts.say("dialog.cancel"), () => compose.nothing()),
  ];
}

/** Stands in the field's place where one may only read: says why, and offers the way in if there is one. */
export class ReadOnlyBar {
  #text = h("p");
  #join;
  #field;
  #room;
  element = h("div", { class: "composer__bar", hidden: true }, this.#text);

  insteadOf(field) {
    this.#field = field;
    this.#join = h("button", { type: "button", class: "button button--primary", textContent: context().texts.say("rooms.join"), onclick: () => joinRoom(this.#room) });
    this.element.append(this.#join);
  }

  show(room, writable) {
    this.#room = room?.id;
    const held = this.element.contains(document.activeElement);
    this.element.hidden = writable;
    this.#field.hidden = !writable;
    this.#join.hidden = !room || room.joined;
    const why = !room ? "nowhere" : room.info.archived ? "archived" : room.joined ? "announcements" : "visiting";
    const text = writable ? "" : context().texts.say(`room.${why}`);
    if (this.#text.textContent !== text) this.#text.textContent = text;
    if (held && writable) this.#field.querySelector("textarea").focus();
  }
}
