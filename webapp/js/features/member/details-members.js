import { context } from "../../helpers/context.js";
import { drawEach, h, iconButton } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { openMenu } from "../../helpers/wishes.js";
import { roomFacts } from "../room/details-room.js";
import { openDirect } from "../room/membership.js";
import { avatar, presenceDot } from "./faces.js";
import { mayManage, memberMenu } from "./member-actions.js";

const ORDER = { online: 0, away: 1, offline: 2 };

/** The open room's facts and the people in it, kept up to date until `signal` says that it is closed. */
export function membersPane(signal) {
  const { chat, people, place, texts } = context();
  const room = chat.rooms.get(place.room);
  const facts = h("div");
  const count = h("span", { class: "details__count" });
  const list = h("ul", { role: "list", class: "members" });
  let info = null;
  let members = [];

  const showFacts = () => {
    if (room.info === info) return;
    info = room.info;
    facts.replaceChildren(...roomFacts(room));
  };
  const showMembers = () => {
    count.textContent = members.length > 0 ? texts.number(members.length) : "";
    const held = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.user : null;
    list.replaceChildren(...drawEach(inOrder(members), (user) => member(room, user), ({ displayName }) => displayName));
    if (held) list.querySelector(`[data-user="${CSS.escape(held)}"] button`)?.focus();
  };
  const fill = async () => {
    const answer = await tried(chat.ask({ type: "users", room: room.id }));
    if (!answer || signal.aborted) return;
    members = answer.users;
    showMembers();
  };
  room.addEventListener("change", showFacts, { signal });
  room.addEventListener("members", fill, { signal });
  people.addEventListener("change", showMembers, { signal });
  showFacts();
  fill();
  return h("div", { class: "details__body" }, facts, h("h3", { class: "details__heading" }, texts.say("details.people"), count), list);
}

function inOrder(members) {
  const { people } = context();
  const known = members.map((user) => ({ ...user, ...people.get(user.id) }));
  return known.sort((one, two) => ORDER[one.presence] - ORDER[two.presence] || one.displayName.localeCompare(two.displayName));
}

function member(room, user) {
  const { chat, texts } = context();
  const me = user.id === chat.user.id;
  const state = [me && texts.say("people.you"), user.status || texts.say(`presence.${user.presence}`)].filter(Boolean).join(" · ");
  const more = iconButton("more", texts.say("people.more", user.displayName), () => openMenu(more, user.displayName, memberMenu(room, user)));
  return h(
    "li",
    { class: "member", "data-user": user.id },
    h("span", { class: "member__avatar" }, avatar(user), presenceDot(user.presence)),
    h("span", { class: "member__names" }, h("bdi", { class: "member__name", textContent: user.displayName }), h("span", { class: "member__state", dir: "auto", textContent: state })),
    h("span", { class: "visually-hidden", textContent: user.status ? texts.say(`presence.${user.presence}`) : "" }),
    !me && room.info.kind !== "direct" && chat.may("directRooms") && iconButton("chat", texts.say("people.message", user.displayName), () => openDirect([user.id])),
    mayManage(room, user) && more,
  );
}
