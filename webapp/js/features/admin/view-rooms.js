import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { button, head, personLink, tag, when } from "./admin-parts.js";
import { AdminPlace } from "./admin-place.js";
import { Filters } from "./filters.js";
import { Listing } from "./listing.js";
import { Pages } from "./pages.js";
import { RoomSheet } from "./room-sheet.js";

/** All rooms but direct ones, without anything that is said in them; and the sheet of one. */
export class ViewRooms {
  element;
  #list;
  #pages;
  #filters;
  #sheet = null;
  #asked = null;

  constructor() {
    const { api, local, texts } = context();
    this.#pages = new Pages((query) => api.get("rooms", { all: "true", ...query }), "rooms");
    this.#filters = new Filters("rooms", [
      { name: "q", label: texts.say("admin.rooms.search"), kind: "search" },
      { name: "state", label: texts.say("admin.state"), kind: "select", options: [["", texts.say("admin.any")], ["open", texts.say("admin.rooms.open")], ["archived", texts.say("admin.rooms.archived")]] },
    ]);
    const owner = (one) => (local ? personLink(one, { short: true }) : h("bdi", { textContent: one.displayName }));
    const listing = new Listing({
      pages: this.#pages,
      caption: texts.say("admin.rooms"),
      count: "admin.rooms.count",
      columns: [
        { key: "who", label: texts.say("admin.name"), cell: ({ id, name }) => h("a", { class: "admin-person__name", id: `room-${id}`, href: AdminPlace.hashOf("rooms", id) }, h("bdi", { textContent: name })) },
        { key: "kind", label: texts.say("admin.rooms.kind"), cell: ({ kind, archived, posting }) => [texts.say(`admin.rooms.${kind}`), archived && tag(texts.say("admin.rooms.archived"), "disabled"), posting === "owners" && tag(texts.say("admin.rooms.announcements"))].filter(Boolean) },
        { key: "owners", label: texts.say("admin.rooms.owners"), cell: ({ owners }) => (owners.length === 0 ? h("span", { class: "quiet", textContent: texts.say("admin.rooms.nobody") }) : [owner(owners[0]), owners.length > 1 && h("span", { class: "quiet", textContent: texts.count("admin.rooms.more", owners.length - 1) })].filter(Boolean)) },
        { key: "number", label: texts.say("admin.rooms.members"), cell: ({ members }) => texts.number(members) },
        { key: "number", label: texts.say("admin.rooms.messages"), cell: ({ messages }) => texts.number(messages) },
        { key: "seen", label: texts.say("admin.made"), cell: ({ createdAt }) => when(createdAt) },
      ],
      empty: () =>
        this.#filters.used
          ? [texts.say("admin.rooms.none.found"), texts.say("admin.none.found.hint"), button(texts.say("admin.filters.clear"), () => this.#filters.clear())]
          : [texts.say("admin.rooms.none"), texts.say("admin.rooms.none.hint")],
    });
    this.#list = h("section", {}, head(texts.say("admin.rooms")), h("p", { class: "quiet", textContent: texts.say("admin.rooms.lead") }), this.#filters.element, listing.element);
    this.element = h("div", {}, this.#list);
  }

  show({ id, query }) {
    this.#list.hidden = id !== null;
    this.#sheet?.element.remove();
    this.#sheet = null;
    if (id !== null) {
      this.#sheet = new RoomSheet(id);
      this.#sheet.addEventListener("changed", () => (this.#asked = null));
      this.element.append(this.#sheet.element);
      return;
    }
    this.#filters.show(query);
    const asked = JSON.stringify(query);
    if (asked !== this.#asked) this.#pages.load(query);
    this.#asked = asked;
  }
}
