import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { avatar } from "../member/faces.js";
import { folded, isCalled } from "../member/names.js";
import { createRoom } from "./dialog-rooms.js";
import { openDirect } from "./membership.js";
import { roomName } from "./room-name.js";

const MOST = 12;

/** Ctrl/⌘-K: a few letters lead to a room or a person. */
export function openSwitcher() {
  const { chat, people, place, texts } = context();
  const list = h("ul", { class: "completion completion--static", role: "listbox", id: "switcher-list", "aria-label": texts.say("switcher.title") });
  const field = h("input", { class: "field", type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "switcher-list", "aria-label": texts.say("switcher.title"), placeholder: texts.say("switcher.placeholder"), autocomplete: "off", spellcheck: false, dir: "auto", autofocus: true });
  let found = [];
  let index = 0;

  const show = () => {
    list.replaceChildren(
      ...found.map((option, at) =>
        h("li", { class: "completion__option", role: "option", id: `switch-${at}`, "aria-selected": String(at === index), onclick: () => go(option) }, option.user ? avatar(option.user, "avatar--small") : icon(option.icon), h("bdi", { class: "completion__label", textContent: option.name }), option.unread > 0 && h("span", { class: "badge", textContent: String(option.unread) })),
      ),
    );
    field.setAttribute("aria-activedescendant", found.length > 0 ? `switch-${index}` : "");
    list.children[index]?.scrollIntoView({ block: "nearest" });
  };
  const find = () => {
    const query = folded(field.value.trim());
    const rooms = [...chat.rooms.values()].map((room) => ({ name: roomName(room.info, chat.user.id), room: room.id, unread: room.waiting, icon: room.info.kind === "private" ? "lock" : room.info.kind === "direct" ? "people" : "hash" }));
    // Whom one has a conversation with stands there as that.
    const met = new Set([...chat.rooms.values()].filter(({ info }) => info.kind === "direct" && info.members?.length === 2).flatMap(({ info }) => info.members.map(({ id }) => id)));
    const others = people.all.filter(({ id }) => id !== chat.user.id && !met.has(id)).map((user) => ({ name: user.displayName, user, unread: 0 }));
    const fits = ({ name, user, room }) => (user ? isCalled(user, query) : folded(name).includes(query) || withSomebody(chat.rooms.get(room)));
    const withSomebody = ({ info }) => info.kind === "direct" && info.members?.some(({ id }) => id !== chat.user.id && isCalled(people.get(id) ?? {}, query));
    const rank = ({ name, unread }) => (query !== "" && folded(name).startsWith(query) ? 0 : 1) * 1e6 - unread;
    found = [...rooms, ...others].filter(fits).sort((one, two) => rank(one) - rank(two)).slice(0, MOST);
    const wanted = field.value.trim();
    if (found.length === 0 && wanted !== "" && (chat.may("publicRooms") || chat.may("privateRooms"))) found.push({ name: texts.say("switcher.create", wanted), create: wanted, icon: "plus", unread: 0 });
    index = 0;
    show();
  };
  const go = ({ room, user, create }) => {
    dialog.close();
    if (create) createRoom(create);
    else if (room) place.go(room);
    else openDirect([user.id]);
  };
  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) index = (index + step + found.length) % found.length;
    else if (event.key === "Enter" && found[index]) go(found[index]);
    else return;
    event.preventDefault();
    show();
  });
  const dialog = openDialog({ title: texts.say("switcher.title"), className: "dialog--switcher" }, field, list);
  find();
  // People whom this page has not met yet.
  chat.ask({ type: "users" }).then(find, () => {});
}
