import { ask } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { tried } from "../../helpers/tried.js";

/** True if the reader owns the room and may hand it to this member or remove them. */
export function mayManage({ id, info }, user) {
  return info.role === "owner" && info.kind !== "direct" && id !== "lobby" && user.id !== context().chat.user.id;
}

export function memberMenu(room, user) {
  return [
    { name: "key", key: "people.owner", act: () => handOver(room, user) },
    { name: "close", key: "people.remove.yes", danger: true, act: () => remove(room, user) },
  ];
}

async function handOver(room, user) {
  const { chat, texts } = context();
  const sure = await ask({ title: texts.say("people.owner.title", user.displayName), text: texts.say("people.owner.text"), yes: texts.say("people.owner") });
  if (sure) await tried(chat.command({ type: "updateRoom", room: room.id, owner: user.id }));
}

async function remove(room, user) {
  const { chat, texts } = context();
  const sure = await ask({ title: texts.say("people.remove", user.displayName), text: texts.say("people.remove.text"), yes: texts.say("people.remove.yes"), danger: true });
  if (sure) await tried(chat.command({ type: "remove", room: room.id, user: user.id }));
}
