import { coalesced, context, listen } from "../../helpers/context.js";
import { h, icon, iconButton } from "../../helpers/dom.js";
import { showKeyed } from "../../helpers/keyed.js";
import { Place } from "../../helpers/place.js";
import { addRoom, openRoomMenu, pickPeople } from "../../helpers/wishes.js";
import { avatar, presenceDot } from "../member/faces.js";
import { openDirect } from "./membership.js";
import { roomGroups } from "./room-groups.js";
import { roomName } from "./room-name.js";

const ICONS = { public: "hash", private: "lock", direct: "people" };

/**
 * The rooms one is in, in their groups, with what is unread in them. A closed group shows only what
 * is unread in it and where one is.
 */
export class HirobaRooms extends HTMLElement {
  #unlisten;
  #mine;
  #showIdle = false;
  #compare;
  #draw = coalesced(() => this.#show());

  connectedCallback() {
    const { chat, people, place, settings, texts } = context();
    const changes = [[chat, "rooms"], [chat, "change"], [place, "change"], [people, "change"], [settings, "change"]];
    this.#unlisten = listen(...changes.map(([target, type]) => [target, type, this.#draw]), [this, "contextmenu", (event) => this.#menu(event)]);
    this.#compare = new Intl.Collator(texts.language, { numeric: true }).compare;
    this.#mine = this.#makeMine();
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show() {
    const { chat, place, settings, texts } = context();
    const { collapsed, unreadFirst } = settings;
    const groups = roomGroups([...chat.rooms.values()], { current: place.room, me: chat.user.id, now: Date.now(), unreadFirst, showIdle: this.#showIdle, compare: this.#compare });
    const makers = {
      rooms: { can: !chat.user.roles.includes("guest"), add: texts.say("rooms.add"), act: ({ currentTarget }) => addRoom(currentTarget) },
      direct: { can: chat.may("directRooms"), add: texts.say("people.direct"), act: newDirect },
    };
    const items = groups.map((group) => ({ ...group, title: group.title ?? texts.say(`nav.${group.key}`), open: !collapsed.includes(group.key), maker: makers[group.key] }));
    showKeyed(this, [{ key: "mine" }, ...items], {
      make: (item) => (item.key === "mine" ? this.#mine : this.#section(item)),
      update: (section, item) => (item.key === "mine" ? this.#showMine() : this.#fill(section, item)),
    });
  }

  #section({ key, title, maker }) {
    const id = `nav-${key.replaceAll(" ", "_")}`;
    const heading = h("button", { type: "button", class: "rooms__toggle", onclick: () => this.#toggle(key) }, icon("down"), h("span", { dir: "auto", textContent: title }));
    return h(
      "section",
      {},
      h("header", { class: "rooms__header" }, h("h2", { class: "rooms__heading", id }, heading), maker && iconButton("plus", maker.add, maker.act, "icon-button--small")),
      h("ul", { role: "list", "aria-labelledby": id }),
      key === "direct" && h("button", { type: "button", class: "rooms__idle", onclick: () => (this.#showIdle = !this.#showIdle, this.#show()) }),
    );
  }

  #fill(section, { idle, maker, open, rooms }) {
    const { place, texts } = context();
    section.querySelector(".rooms__toggle").ariaExpanded = String(open);
    if (maker) section.querySelector(".icon-button").hidden = !maker.can;
    const shown = open ? rooms : rooms.filter((room) => room.waiting > 0 || room.id === place.room);
    showKeyed(section.querySelector("ul"), shown.map((room) => ({ key: room.id, room })), { make: () => h("li"), update: (item, { room }) => this.#link(item, room), plain: ({ room }) => room.info.name ?? "" });
    const more = section.querySelector(".rooms__idle");
    if (!more) return;
    more.hidden = !idle || !open;
    more.textContent = this.#showIdle ? texts.say("nav.idle.less") : texts.count("nav.idle", idle);
  }

  #toggle(key) {
    const { settings } = context();
    const { collapsed } = settings;
    settings.set({ collapsed: collapsed.includes(key) ? collapsed.filter((other) => other !== key) : [...collapsed, key] });
  }

  /** What one may do with a room without going there: by the second button, or the menu key. */
  #menu(event) {
    const item = event.target.closest("li");
    const room = item && context().chat.rooms.get(item.dataset.key);
    if (!room?.joined) return;
    event.preventDefault();
    openRoomMenu(item.firstElementChild, room);
  }

  /** What is kept for oneself, whatever the room. */
  #makeMine() {
    const { place, texts } = context();
    const entry = (name, details) => h("button", { type: "button", class: "nav-entry", "data-details": details, onclick: () => place.toggle(details) }, icon(name), h("span", { class: "nav-entry__name", textContent: texts.say(`details.${details}`) }));
    return h("section", { class: "rooms__mine", "aria-label": texts.say("nav.mine") }, entry("unread", "unread"), entry("at", "mentions"), entry("bookmark", "saved"));
  }

  #showMine() {
    for (const button of this.#mine.children) button.ariaExpanded = String(context().place.details === button.dataset.details);
  }

  #link(item, room) {
    const { chat, drafts, people, place, texts } = context();
    const current = place.room === room.id;
    const drafted = !current && drafts.get(room.id) !== "";
    const name = roomName(room.info, chat.user.id);
    const { muted, waiting } = room;
    const other = room.info.kind === "direct" ? room.info.members?.find(({ id }) => id !== chat.user.id) : null;
    const presence = other && room.info.members.length === 2 ? people.presenceOf(other.id) : null;
    const facts = [name, current, waiting, room.calls, muted, presence, room.info.archived, room.info.kind, drafted].join("\n");
    if (item.dataset.facts === facts) return;
    item.dataset.facts = facts;
    const mentioned = room.mentions > 0 && room.calls > 0;
    const count = mentioned ? room.mentions : waiting;
    const label = mentioned ? texts.count("nav.mentions", room.mentions) : texts.count("nav.unread", waiting);
    item.replaceChildren(
      h(
        "a",
        { class: `room-link${waiting > 0 ? " room-link--unread" : ""}${muted || room.info.archived ? " room-link--quiet" : ""}`, href: Place.hashOf(room.id), "aria-current": current ? "page" : null },
        other ? h("span", { class: "member__avatar" }, avatar(other, "avatar--small"), presence && presenceDot(presence)) : icon(room.id === "lobby" ? "square" : ICONS[room.info.kind]),
        h("span", { class: "room-link__name", dir: "auto", textContent: name }),
        room.info.kind === "private" && h("span", { class: "visually-hidden", textContent: `, ${texts.say("nav.private")}` }),
        count > 0 &&
          h(
            "span",
            { class: `badge${room.calls > 0 ? " badge--mention" : ""}` },
            h("span", { "aria-hidden": "true", textContent: count > 99 ? "99+" : String(count) }),
            h("span", { class: "visually-hidden", textContent: label }),
          ),
        drafted && h("span", { class: "room-link__muted", title: texts.say("nav.draft") }, icon("edit"), h("span", { class: "visually-hidden", textContent: texts.say("nav.draft") })),
        muted && h("span", { class: "room-link__muted", title: texts.say("nav.muted") }, icon("muted"), h("span", { class: "visually-hidden", textContent: texts.say("nav.muted") })),
      ),
    );
  }
}

async function newDirect() {
  const chosen = await pickPeople(context().texts.say("people.direct"), [], "people.start");
  if (chosen?.length > 0) openDirect(chosen);
}
