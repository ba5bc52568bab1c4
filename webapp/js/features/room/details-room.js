import { ask } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { openJump, openPosting, pickPeople } from "../../helpers/wishes.js";
import { editRoom } from "./dialog-rooms.js";
import { joinRoom } from "./membership.js";
import { arrangements } from "./room-menu.js";
import { roomName } from "./room-name.js";

const LEVELS = ["all", "mentions", "none"];

/** A room's name and topic, what one may do with it, and how loud it is. */
export function roomFacts(room) {
  const { chat, texts } = context();
  const { id, info } = room;
  const direct = info.kind === "direct";
  const topic = info.topic || (id === "lobby" ? texts.say("room.lobby.topic") : texts.say("details.no-topic"));
  return [
    h("h3", { class: "details__room", dir: "auto", textContent: roomName(info, chat.user.id) }),
    !direct && h("p", { class: "details__topic", dir: "auto", textContent: topic }),
    info.archived && h("p", { class: "details__notice", textContent: texts.say("room.archived") }),
    info.posting === "owners" && h("p", { class: "details__notice", textContent: texts.say("room.announcements") }),
    h("div", { class: "details__actions" }, actions(room)),
    room.joined && levels(room),
  ].filter(Boolean);
}

function actions(room) {
  const { chat, place, texts } = context();
  const { info } = room;
  const button = (name, key, act) => h("button", { type: "button", class: "button", onclick: act }, icon(name), texts.say(key));
  const structured = info.kind !== "direct" && room.id !== "lobby";
  return [
    structured && room.writable && chat.may("addPeople", room) && button("plus", "details.invite", () => invite(room)),
    !room.joined && button("plus", "rooms.join", () => joinRoom(room.id)),
    ...(room.joined ? arrangements(room).map(({ name, key, act }) => button(name, key, act)) : []),
    button("pin", "details.pins", () => place.toggle("pins")),
    chat.limits.files?.maxBytes > 0 && button("clip", "details.files", () => place.toggle("files")),
    button("calendar", "jump.title", () => openJump()),
    structured && info.role === "owner" && button("edit", "details.edit", () => editRoom(room)),
    info.kind !== "direct" && room.writable && (info.role === "owner" || chat.user.roles.includes("admin")) && button("chat", "details.posting", () => openPosting(room)),
    structured && room.joined && button("exit", "details.leave", () => leave(room)),
  ];
}

async function invite(room) {
  const { chat, texts } = context();
  const chosen = (await pickPeople(texts.say("details.invite"))) ?? [];
  await Promise.all(chosen.map((user) => tried(chat.command({ type: "invite", room: room.id, user }))));
}

function levels(room) {
  const { chat, texts } = context();
  const direct = room.info.kind === "direct";
  const options = LEVELS.filter((level) => !direct || level !== "mentions");
  const chosen = options.includes(room.level) ? room.level : "all";
  const select = h(
    "select",
    { class: "field", id: "room-level", onchange: () => tried(chat.setLevel(room, select.value)) },
    options.map((level) => h("option", { value: level, textContent: texts.say(direct && level === "all" ? "level.direct" : `level.${level}`), selected: chosen === level })),
  );
  return h("div", { class: "details__level" }, h("label", { class: "details__heading", for: "room-level", textContent: texts.say("level.label") }), select, !direct && h("p", { class: "form__hint", textContent: texts.say("level.hint") }));
}

async function leave(room) {
  const { chat, texts } = context();
  const text = texts.say(room.info.kind === "private" ? "leave.private" : "leave.public");
  const sure = await ask({ title: texts.say("leave.title", room.info.name), text, yes: texts.say("details.leave"), danger: true });
  if (sure) await tried(chat.command({ type: "leaveRoom", room: room.id }));
}
