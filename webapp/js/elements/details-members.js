import { ask } from "../helpers/ask.js";
import { context } from "../helpers/context.js";
import { h, icon, iconButton } from "../helpers/dom.js";
import { roomName } from "../helpers/people.js";
import { tried } from "../helpers/tried.js";
import { pickPeople } from "./dialog-people.js";
import { editRoom } from "./dialog-rooms.js";
import { avatar } from "./message-parts.js";

const LEVELS = ["all", "mentions", "none"];

/** The room's topic, what one may do with it, how loud it is, and who is in it. */
export function membersPane() {
  const { chat, place, texts } = context();
  const room = chat.rooms.get(place.room);
  const list = h("ul", { role: "list", class: "members" });
  fill(list, room);
  const topic = room.info.topic || (room.id === "lobby" ? texts.say("room.lobby.topic") : texts.say("details.no-topic"));
  return h(
    "div",
    { class: "details__body" },
    h("h3", { class: "details__room", dir: "auto", textContent: roomName(room.info, chat.user.id) }),
    room.info.kind !== "direct" && h("p", { class: "details__topic", dir: "auto", textContent: topic }),
    actions(room, list),
    levels(room),
    h("h3", { class: "details__heading", textContent: texts.say("details.people") }),
    list,
  );
}

async function fill(list, room) {
  const { chat, people, texts } = context();
  const answer = await tried(chat.ask({ type: "users", room: room.id }));
  const order = { online: 0, away: 1, offline: 2 };
  const members = (answer?.users ?? []).sort((one, two) => order[one.presence] - order[two.presence] || one.displayName.localeCompare(two.displayName));
  list.replaceChildren(
    ...members.map((user) => {
      const state = people.presenceOf(user.id) === "offline" ? user.presence : people.presenceOf(user.id);
      return h(
        "li",
        { class: "member" },
        h("span", { class: "member__avatar" }, avatar(user), presenceDot(state)),
        h("span", { class: "member__names" }, h("bdi", { class: "member__name", textContent: user.displayName }), h("span", { class: "member__state", textContent: user.id === chat.user.id ? texts.say("people.you") : texts.say(`presence.${state}`) })),
        user.id !== chat.user.id && room.info.kind !== "direct" && iconButton("chat", texts.say("people.message", user.displayName), () => openDirect([user.id])),
        mayRemove(room, user) && iconButton("close", texts.say("people.remove", user.displayName), () => remove(room, user, list)),
      );
    }),
  );
}

export function presenceDot(state) {
  return h("span", { class: `presence presence--${state}`, "aria-hidden": "true" });
}

function mayRemove({ id, info }, user) {
  return info.role === "owner" && info.kind !== "direct" && id !== "lobby" && user.id !== context().chat.user.id;
}

function actions(room, list) {
  const { chat, texts } = context();
  if (room.info.kind === "direct" || room.id === "lobby") return null;
  const button = (name, key, act) => h("button", { type: "button", class: "button", onclick: act }, icon(name), texts.say(key));
  const invite = async () => {
    const chosen = await pickPeople(texts.say("details.invite"));
    await Promise.all(chosen.map((user) => tried(chat.command({ type: "invite", room: room.id, user }))));
    fill(list, room);
  };
  return h(
    "div",
    { class: "details__actions" },
    room.writable && button("plus", "details.invite", invite),
    room.info.role === "owner" && button("edit", "details.edit", () => editRoom(room)),
    room.info.role && button("exit", "details.leave", () => leave(room)),
    !room.info.role && button("plus", "rooms.join", () => tried(chat.command({ type: "joinRoom", room: room.id }))),
  );
}

function levels(room) {
  const { settings, texts } = context();
  const select = h(
    "select",
    { class: "field", id: "room-level", onchange: () => settings.setLevel(room.id, select.value) },
    LEVELS.map((level) => h("option", { value: level, textContent: texts.say(`level.${level}`), selected: settings.levelOf(room.id) === level })),
  );
  return h("div", { class: "details__level" }, h("label", { class: "details__heading", for: "room-level", textContent: texts.say("level.label") }), select);
}

async function leave(room) {
  const { chat, texts } = context();
  const text = texts.say(room.info.kind === "private" ? "leave.private" : "leave.public");
  const sure = await ask({ title: texts.say("leave.title", room.info.name), text, yes: texts.say("details.leave"), danger: true });
  if (sure) await tried(chat.command({ type: "leaveRoom", room: room.id }));
}

async function remove(room, user, list) {
  const { chat, texts } = context();
  const sure = await ask({ title: texts.say("people.remove", user.displayName), text: texts.say("people.remove.text"), yes: texts.say("people.remove.yes"), danger: true });
  if (!sure) return;
  await tried(chat.command({ type: "remove", room: room.id, user: user.id }));
  fill(list, room);
}

/** Opens the direct room with these people; the same people always share the same one. */
export async function openDirect(users) {
  const { chat, place } = context();
  const accepted = await tried(chat.command({ type: "openDirect", users }));
  if (accepted) place.go(accepted.room);
}
