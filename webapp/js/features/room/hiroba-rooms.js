import { coalesced, context, listen } from "../../helpers/context.js";
import { h, icon, iconButton } from "../../helpers/dom.js";
import { showKeyed } from "../../helpers/keyed.js";
import { Place } from "../../helpers/place.js";
import { browseRooms, pickPeople } from "../../helpers/wishes.js";
import { avatar, presenceDot } from "../member/faces.js";
import { openDirect } from "./membership.js";
import { roomName } from "./room-name.js";

const ICONS = { public: "hash", private: "lock", direct: "people" };

/** The rooms one is in, with what is unread in them. */
export class HirobaRooms extends HTMLElement {
  #unlisten;
  #mine;
  #draw = coalesced(() => this.#show());

  connectedCallback() {
    const { chat, people, place } = context();
    const changes = [[chat, "rooms"], [chat, "change"], [place, "change"], [people, "change"]];
    this.#unlisten = listen(...changes.map(([target, type]) => [target, type, this.#draw]));
    this.#mine = this.#makeMine();
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show() {
    const { chat, place, texts } = context();
    // A room that one only looks into stands here while one does.
    const rooms = [...chat.rooms.values()].filter((room) => room.joined || room.id === place.room);
    const direct = ({ info }) => info.kind === "direct";
    const groups = [
      { key: "rooms", title: texts.say("nav.rooms"), can: !chat.user.roles.includes("guest"), add: texts.say("rooms.browse"), act: browseRooms, rooms: rooms.filter((room) => !direct(room)).sort(byName) },
      { key: "direct", title: texts.say("nav.direct"), can: chat.may("directRooms"), add: texts.say("people.direct"), act: newDirect, rooms: rooms.filter(direct).sort(byRecency) },
    ];
    showKeyed(this, [{ key: "mine", mine: true }, ...groups], {
      make: ({ key, title, add, act, mine }) => mine ? this.#mine :
        h("section", {}, h("header", { class: "rooms__header" }, h("h2", { class: "rooms__heading", id: `nav-${key}`, textContent: title }), iconButton("plus", add, act, "icon-button--small")), h("ul", { role: "list", "aria-labelledby": `nav-${key}` })),
      update: (section, { can, rooms, mine }) => {
        if (mine) return this.#showMine();
        section.querySelector(".icon-button").hidden = !can;
        const items = rooms.map((room) => ({ key: room.id, room }));
        showKeyed(section.lastElementChild, items, { make: () => h("li"), update: (item, { room }) => this.#link(item, room), plain: ({ room }) => room.info.name ?? "" });
      },
    });
  }

  /** What is kept for oneself, whatever the room. */
  #makeMine() {
    const { place, texts } = context();
    const entry = (name, details) => h("button", { type: "button", class: "nav-entry", "data-details": details, onclick: () => place.toggle(details) }, icon(name), h("span", { class: "nav-entry__name", textContent: texts.say(`details.${details}`) }));
    return h("section", { class: "rooms__mine", "aria-label": texts.say("nav.mine") }, entry("at", "mentions"), entry("bookmark", "saved"));
  }

  #showMine() {
    for (const button of this.#mine.children) button.ariaExpanded = String(context().place.details === button.dataset.details);
  }

  #link(item, room) {
    const { chat, people, place, texts } = context();
    const current = place.room === room.id;
    const name = roomName(room.info, chat.user.id);
    const { muted, waiting } = room;
    const other = room.info.kind === "direct" ? room.info.members?.find(({ id }) => id !== chat.user.id) : null;
    const presence = other && room.info.members.length === 2 ? people.presenceOf(other.id) : null;
    const facts = [name, current, waiting, room.calls, muted, presence, room.info.archived, room.info.kind].join("\n");
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
        count > 0 &&
          h(
            "span",
            { class: `badge${room.calls > 0 ? " badge--mention" : ""}` },
            h("span", { "aria-hidden": "true", textContent: count > 99 ? "99+" : String(count) }),
            h("span", { class: "visually-hidden", textContent: label }),
          ),
        muted && h("span", { class: "room-link__muted", title: texts.say("nav.muted") }, icon("muted"), h("span", { class: "visually-hidden", textContent: texts.say("nav.muted") })),
      ),
    );
  }
}

function byName(one, two) {
  if (one.id === "lobby" || two.id === "lobby") return one.id === "lobby" ? -1 : 1;
  return one.info.name.localeCompare(two.info.name);
}

function byRecency(one, two) {
  return two.unread - one.unread || one.id.localeCompare(two.id);
}

async function newDirect() {
  const chosen = await pickPeople(context().texts.say("people.direct"));
  if (chosen?.length > 0) openDirect(chosen);
}
