import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { withQuery } from "../../transport/admin-api.js";
import { button, exactly, head, personLink, select } from "./admin-parts.js";
import { AdminPlace } from "./admin-place.js";
import { actionText, dayBegins } from "./admin-words.js";
import { Listing } from "./listing.js";
import { Pages } from "./pages.js";
import { personField } from "./person-field.js";

/** The words of the trail, as `administration.md` lists them. */
export const ACTIONS = [
  "sign-in", "sign-in.failed", "sign-out", "session.end",
  "user.create", "user.role", "user.rename", "user.disable", "user.enable", "user.erase",
  "password.change", "password.reset-link", "password.reset", "invitation.create", "invitation.withdraw",
  "identity.link", "identity.unlink", "token.create", "token.revoke", "room.update", "room.delete", "restore", "settings.change",
];

/** What was done, by whom, to what: looked through by day, person and action, and taken along as a file. */
export class ViewAudit {
  element;
  #pages;
  #from = dateField("audit-from");
  #to = dateField("audit-to");
  #who;
  #action;
  #error = h("p", { class: "form__error", role: "alert" });
  #export;
  #asked = null;

  constructor() {
    const { api, local, texts } = context();
    this.#pages = new Pages((query) => api.get("audit", query), "entries");
    this.#who = local ? personField("audit-actor") : null;
    this.#action = select("audit-action", [["", texts.say("admin.any")], ...ACTIONS.map((action) => [action, actionText(texts, action)])], "");
    const listing = new Listing({
      pages: this.#pages,
      caption: texts.say("admin.audit"),
      count: "admin.audit.count",
      columns: [
        { key: "at", label: texts.say("admin.audit.at"), cell: ({ at }) => exactly(at) },
        { key: "actor", label: texts.say("admin.audit.actor"), cell: ({ actor, address }) => [this.#named(actor, "admin.actor.unknown"), address && h("span", { class: "quiet" }, " ", h("bdi", { textContent: address }))].filter(Boolean) },
        { key: "action", label: texts.say("admin.audit.action"), cell: ({ action }) => [h("span", { textContent: actionText(texts, action) }), h("code", { class: "quiet", textContent: ` ${action}` })] },
        { key: "target", label: texts.say("admin.audit.target"), cell: ({ target }) => (target ? this.#named(target) : "") },
        { key: "detail", label: texts.say("admin.audit.detail"), cell: ({ detail }) => h("bdi", { textContent: detail }) },
      ],
      empty: () => [texts.say("admin.audit.none"), texts.say("admin.none.found.hint"), button(texts.say("admin.filters.clear"), () => this.#clear())],
    });
    const field = (label, element, more) => h("div", { class: "admin-filter" }, h("label", { class: "admin-filter__label", for: element.id, textContent: label }), element, more);
    const send = (event) => {
      event.preventDefault();
      this.#look();
    };
    const form = h(
      "form",
      { class: "admin-filters", role: "search", onsubmit: send },
      field(texts.say("admin.audit.from"), this.#from),
      field(texts.say("admin.audit.to"), this.#to),
      this.#who && field(texts.say("admin.audit.actor"), this.#who.field, this.#who.options),
      field(texts.say("admin.audit.action"), this.#action),
      h("button", { type: "submit", class: "button", textContent: texts.say("admin.audit.look") }),
    );
    this.#export = h("a", { class: "button", download: "audit.jsonl", textContent: texts.say("admin.audit.export") });
    this.element = h("section", {}, head(texts.say("admin.audit"), this.#export), h("p", { class: "quiet", textContent: texts.say("admin.audit.lead") }), form, this.#error, listing.element);
  }

  show({ query: { from = "", to = "", actor = "", action = "" } }) {
    const query = { from: from && dayBegins(from), to: to && dayBegins(to, 1), actor, action };
    const asked = JSON.stringify(query);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#from.value = from;
    this.#to.value = to;
    this.#action.value = action;
    this.#export.href = withQuery("api/v1/audit.jsonl", query);
    this.#pages.load(query);
    this.#showWho(actor);
  }

  /** The address names somebody by the id, which stays; people know them by the name. */
  async #showWho(actor) {
    if (!this.#who) return;
    this.#who.field.value = actor;
    if (!actor || actor === "cli" || actor === "server") return;
    const { data } = await context().api.get(`users/${encodeURIComponent(actor)}`);
    if (data && this.#who.field.value === actor) this.#who.know(actor, data.name);
  }

  async #look() {
    const { place } = context();
    const { id, text } = this.#who ? await this.#who.find() : { id: "" };
    this.#error.textContent = text ?? "";
    if (text) return this.#who.field.focus();
    place.filter({ from: this.#from.value, to: this.#to.value, actor: id, action: this.#action.value });
  }

  #clear() {
    context().place.filter({});
    this.#from.focus();
  }

  /** Who or what an id is today; who is not there any more is the id. */
  #named(id, otherwise) {
    const { local, texts } = context();
    const { people = {}, rooms = {} } = this.#pages.extra;
    if (id === "") return h("span", { class: "quiet", textContent: texts.say(otherwise) });
    if (id === "cli" || id === "server") return texts.say(`admin.actor.${id}`);
    if (Object.hasOwn(people, id)) return local ? personLink(people[id], { short: true }) : h("bdi", { textContent: people[id].displayName });
    if (Object.hasOwn(rooms, id)) return h("a", { href: AdminPlace.hashOf("rooms", id) }, h("bdi", { textContent: rooms[id] }));
    return h("code", { class: "admin-id", textContent: id });
  }
}

function dateField(id) {
  return h("input", { class: "field", id, type: "date" });
}
