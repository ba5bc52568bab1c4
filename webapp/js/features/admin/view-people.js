import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { button, emptyState, failure, formDialog, head, labelled, personLink, radio, showLink, tag, when } from "./admin-parts.js";
import { Filters } from "./filters.js";
import { Listing } from "./listing.js";
import { Pages } from "./pages.js";
import { PersonSheet } from "./person-sheet.js";

export const ROLES = ["member", "admin", "guest"];

/** All accounts, and the sheet of one. */
export class ViewPeople {
  element;
  #list;
  #pages;
  #filters;
  #gone = h("div");
  #sheet = null;
  /** What the list shows, as JSON; null: nothing yet. */
  #asked = null;

  constructor() {
    const { api, texts, status } = context();
    this.#pages = new Pages((query) => api.get("users", query), "users");
    this.#filters = new Filters("people", [
      { name: "q", label: texts.say("admin.people.search"), kind: "search" },
      { name: "role", label: texts.say("admin.role"), kind: "select", options: [["", texts.say("admin.any")], ...ROLES.map((role) => [role, texts.say(`admin.role.${role}`)])] },
      { name: "state", label: texts.say("admin.state"), kind: "select", options: [["", texts.say("admin.any")], ["active", texts.say("admin.state.active")], ["disabled", texts.say("admin.state.disabled")]] },
    ]);
    const listing = new Listing({
      pages: this.#pages,
      caption: texts.say("admin.people"),
      count: "admin.people.count",
      columns: [
        { key: "who", label: texts.say("admin.name"), cell: (person) => personLink(person, { face: true }) },
        { key: "role", label: texts.say("admin.role"), cell: ({ role }) => tag(texts.say(`admin.role.${role}`), role) },
        { key: "state", label: texts.say("admin.state"), cell: ({ state }) => tag(texts.say(`admin.state.${state}`), state) },
        { key: "factor", label: texts.say("admin.factor"), cell: ({ twoFactor }) => texts.say(twoFactor ? "admin.factor.on" : "admin.factor.off") },
        { key: "seen", label: texts.say("admin.seen"), cell: ({ lastSeenAt }) => when(lastSeenAt, texts.say("admin.never")) },
      ],
      empty: () =>
        this.#filters.used
          ? [texts.say("admin.people.none.found"), texts.say("admin.none.found.hint"), button(texts.say("admin.filters.clear"), () => this.#filters.clear())]
          : [texts.say("admin.people.none"), texts.say("admin.people.none.hint")],
    });
    this.#list = h("section", {}, head(texts.say("admin.people"), button(texts.say("admin.people.add"), () => this.#add()), h("a", { class: "button button--primary", href: "#invitations?new=1", textContent: texts.say("admin.invite") })), this.#gone, this.#filters.element, listing.element);
    this.element = h("div", {}, this.#list);
    status.addEventListener("change", () => this.#showGone());
    this.#showGone();
  }

  show({ id, query }) {
    this.#list.hidden = id !== null;
    this.#sheet?.element.remove();
    this.#sheet = null;
    if (id !== null) {
      this.#sheet = id === "gone" ? new GoneSheet() : new PersonSheet(id);
      // What was changed there is looked up again in the list.
      this.#sheet.addEventListener?.("changed", () => (this.#asked = null));
      this.element.append(this.#sheet.element);
      return;
    }
    this.#filters.show(query);
    const asked = JSON.stringify(query);
    if (asked !== this.#asked) this.#pages.load(query);
    this.#asked = asked;
  }

  /** Accounts of whom their directory says that they are gone, and that somebody must decide about. */
  #showGone() {
    const { status, texts } = context();
    const count = status.data?.people.gone ?? 0;
    this.#gone.replaceChildren(...(count === 0 ? [] : [h("p", { class: "admin-notice" }, texts.count("admin.gone.waiting", count), " ", h("a", { href: "#people/gone", textContent: texts.say("admin.gone.look") }))]));
  }

  #add() {
    const { api, place, texts } = context();
    const name = h("input", { class: "field", id: "add-name", required: true, maxLength: 64, autocomplete: "off", autocapitalize: "off", spellcheck: false, dir: "auto" });
    const display = h("input", { class: "field", id: "add-display", maxLength: 64, autocomplete: "off", dir: "auto" });
    const roles = h("fieldset", { class: "fieldset" }, h("legend", { class: "form__label", textContent: texts.say("admin.role") }), ROLES.map((role) => radio("add-role", role, texts.say(`admin.role.${role}`), texts.say(`admin.role.${role}.hint`), role === "member")));
    formDialog({
      title: texts.say("admin.people.add"),
      fields: [labelled(texts.say("admin.people.name"), name, texts.say("admin.people.name.hint")), labelled(texts.say("admin.people.display"), display, texts.say("admin.people.display.hint")), roles],
      yes: texts.say("admin.people.add.yes"),
      act: () => api.send("POST", "users", { name: name.value.trim(), ...(display.value.trim() && { displayName: display.value.trim() }), role: roles.querySelector(":checked").value }),
      done: (made) => {
        this.#asked = null;
        place.go("people", made.id);
        showLink(texts.say("admin.people.made"), texts.say("admin.people.made.link", made.displayName), made.inviteLink);
      },
    });
  }
}

/** Who waits for an administrator because their directory says that they are gone. */
class GoneSheet {
  element;
  #body = h("div");

  constructor() {
    const { api, texts } = context();
    const ask = async () => {
      const { data, problem } = await api.send("POST", "identities/check");
      context().toast.show(problem ? texts.say("admin.gone.check.none") : texts.say("admin.gone.check.begun"));
      return data;
    };
    this.element = h("section", {}, h("a", { class: "admin-up", href: "#people", textContent: texts.say("admin.people.all") }), head(texts.say("admin.gone"), button(texts.say("admin.gone.check"), ask)), h("p", { class: "quiet", textContent: texts.say("admin.gone.lead") }), this.#body);
    this.#load();
  }

  async #load() {
    const { api, texts } = context();
    const { data, problem } = await api.get("identities/gone");
    if (problem) return this.#body.replaceChildren(failure(problem, () => this.#load()));
    if (data.gone.length === 0) return this.#body.replaceChildren(emptyState(texts.say("admin.gone.none"), texts.say("admin.gone.none.hint")));
    const row = ({ user, name, issuer, subject, goneAt }) =>
      h(
        "li",
        { class: "admin-rows__item" },
        h("label", { class: "check" }, h("input", { type: "checkbox", value: user, checked: true }), h("span", {}, h("bdi", { textContent: name }), h("span", { class: "check__hint" }, h("bdi", { textContent: `${issuer} · ${subject}` })))),
        h("a", { href: `#people/${encodeURIComponent(user)}`, textContent: texts.say("admin.people.open"), "aria-label": texts.say("admin.people.open.one", name) }),
        when(goneAt),
      );
    const list = h("ul", { class: "admin-rows", role: "list" }, data.gone.map(row));
    const chosen = () => [...list.querySelectorAll("input:checked")].map(({ value }) => value);
    const confirm = () =>
      formDialog({
        title: texts.say("admin.gone.confirm"),
        fields: h("p", { textContent: texts.count("admin.gone.confirm.text", chosen().length) }),
        yes: texts.say("admin.disable"),
        danger: true,
        act: async () => (chosen().length === 0 ? { problem: { text: texts.say("admin.gone.nobody") } } : api.send("POST", "identities/gone", { users: chosen() })),
        done: async ({ disabled }) => {
          context().toast.show(texts.count("admin.gone.done", disabled));
          context().status.refresh();
          await this.#load();
          this.element.querySelector("h1").focus();
        },
      });
    this.#body.replaceChildren(list, button(texts.say("admin.gone.confirm"), confirm, { kind: "danger" }));
  }
}
