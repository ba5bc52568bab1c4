import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { openMenu } from "../../helpers/wishes.js";
import { roomName } from "./room-name.js";

const SECTION_MOST = 50;

/** What one may do with a room from the list of rooms. */
export function openRoomMenu(anchor, room) {
  const { chat } = context();
  openMenu(anchor, roomName(room.info, chat.user.id), [
    room.unread > 0 && { name: "unread", key: "room.read", act: () => chat.read(room) },
    ...arrangements(room),
    { name: "muted", key: room.muted ? "room.unmute" : "room.mute", act: () => tried(chat.setLevel(room, room.muted ? "all" : "none")) },
  ].filter(Boolean));
}

/** Where a room stands in one's own list: menu items, and buttons of its details. */
export function arrangements(room) {
  const { chat } = context();
  const favourite = Boolean(room.info.favourite);
  return [
    { name: "star", key: favourite ? "room.unfavourite" : "room.favourite", act: () => tried(chat.arrange(room, { favourite: !favourite })) },
    { name: "section", key: "room.section", act: () => chooseSection(room) },
  ];
}

/** Asks for the section: one that is there, a new one, or none. */
function chooseSection(room) {
  const { chat, texts } = context();
  const known = [...new Set([...chat.rooms.values()].map(({ info }) => info.section).filter(Boolean))].sort();
  const field = h("input", { class: "field", id: "room-section", value: room.info.section ?? "", maxLength: SECTION_MOST, dir: "auto", autocomplete: "off", autofocus: true });
  field.setAttribute("list", "room-sections");
  const save = async (section) => {
    if (await tried(chat.arrange(room, { section: section || null }).then(() => true))) dialog.close();
  };
  const form = h(
    "form",
    { class: "form dialog__form", onsubmit: (event) => (event.preventDefault(), save(field.value.trim())) },
    h("label", { class: "form__label", for: "room-section", textContent: texts.say("room.section.label") }),
    field,
    h("datalist", { id: "room-sections" }, known.map((value) => h("option", { value }))),
    h("p", { class: "form__hint", textContent: texts.say("room.section.hint") }),
    h(
      "footer",
      { class: "dialog__footer" },
      room.info.section && h("button", { type: "button", class: "button", textContent: texts.say("room.section.none"), onclick: () => save("") }),
      h("button", { type: "submit", class: "button button--primary", textContent: texts.say("dialog.save") }),
    ),
  );
  const dialog = openDialog({ title: texts.say("room.section"), className: "dialog--small" }, form);
}
