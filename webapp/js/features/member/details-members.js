import { context } from "../../helpers/context.js";
import { drawEach, h, iconButton } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { openMenu, openPerson } from "../../helpers/wishes.js";
import { roomFacts } from "../room/details-room.js";
import { openDirect } from "../room/membership.js";
import { avatar, presenceDot } from "./faces.js";
import { mayManage, memberMenu } from "./member-actions.js";

const ORDER = { online: 0, away: 1, offline: 2 };
const FILTER_FROM = 20;
const PAUSE_MILLIS = 250;

/**
 * The open room's facts and the people in it, page by page, kept up to date until `signal` says that
 * it is closed. Within what is loaded, owners come first, then who is there.
 */
export function membersPane(signal) {
  const { chat, people, place, texts } = context();
  const room = chat.rooms.get(place.room);
  const facts = h("div");
  const count = h("span", { class: "details__count" });
  const field = h("input", { class: "field", type: "search", hidden: true, "aria-label": texts.say("people.search"), placeholder: texts.say("people.search"), dir: "auto", autocomplete: "off" });
  const list = h("ul", { role: "list", class: "members" });
  const more = h("button", { type: "button", class: "button button--wide", hidden: true, textContent: texts.say("search.more") });
  let info = null;
  let members = [];
  let latest = 0;

  const showFacts = () => {
    if (room.info === info) return;
    info = room.info;
    facts.replaceChildren(...roomFacts(room));
  };
  const showMembers = () => {
    const held = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.user : null;
    list.replaceChildren(...drawEach(inOrder(members), (user) => member(room, user), ({ displayName }) => displayName));
    if (held) list.querySelector(`[data-user="${CSS.escape(held)}"] button`)?.focus();
  };
  const fill = async (cursor) => {
    const mine = ++latest;
    const q = field.value.trim();
    const answer = await tried(chat.ask({ type: "members", room: room.id, ...(q && { q }), ...(cursor && { cursor }) }));
    if (!answer || signal.aborted || mine !== latest) return;
    people.meet(...answer.users.map(({ role, ...user }) => ({ status: "", ...user })));
    members = cursor ? [...members, ...answer.users] : answer.users;
    count.textContent = texts.number(answer.total);
    field.hidden = q === "" && answer.total < FILTER_FROM;
    more.hidden = !answer.cursor;
    more.onclick = () => fill(answer.cursor);
    showMembers();
  };
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => fill(), PAUSE_MILLIS);
  });
  room.addEventListener("change", showFacts, { signal });
  room.addEventListener("members", () => fill(), { signal });
  people.addEventListener("change", showMembers, { signal });
  showFacts();
  fill();
  return h("div", { class: "details__body" }, facts, h("h3", { class: "details__heading" }, texts.say("details.people"), count), field, list, more);
}

function inOrder(members) {
  const { people } = context();
  const known = members.map((user) => ({ ...user, ...people.get(user.id), role: user.role }));
  const rank = ({ role }) => (role === "owner" ? 0 : 1);
  return known.sort((one, two) => rank(one) - rank(two) || ORDER[one.presence] - ORDER[two.presence] || one.displayName.localeCompare(two.displayName));
}

function member(room, user) {
  const { chat, texts } = context();
  const me = user.id === chat.user.id;
  const state = [me && texts.say("people.you"), user.role === "owner" && room.info.kind !== "direct" && texts.say("people.is-owner"), user.status || texts.say(`presence.${user.presence}`)].filter(Boolean).join(" · ");
  const more = iconButton("more", texts.say("people.more", user.displayName), () => openMenu(more, user.displayName, memberMenu(room, user)));
  const who = h("button", { type: "button", class: "member__who", onclick: ({ currentTarget }) => openPerson(currentTarget, user.id) }, h("span", { class: "member__avatar" }, avatar(user), presenceDot(user.presence)), h("span", { class: "member__names" }, h("bdi", { class: "member__name", textContent: user.displayName }), h("span", { class: "member__state", dir: "auto", textContent: state })));
  return h(
    "li",
    { class: "member", "data-user": user.id },
    who,
    h("span", { class: "visually-hidden", textContent: user.status ? texts.say(`presence.${user.presence}`) : "" }),
    !me && room.info.kind !== "direct" && chat.may("directRooms") && iconButton("chat", texts.say("people.message", user.displayName), () => openDirect([user.id])),
    mayManage(room, user) && more,
  );
}
