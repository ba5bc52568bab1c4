import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { button, formDialog, head, labelled, personLink, radio, select, showLink, tag, when } from "./admin-parts.js";
import { Listing } from "./listing.js";
import { Pages } from "./pages.js";

const ROLES = ["member", "admin", "guest"];
const HOURS = [24, 168, 720, 2_160];

/** Links by which people make an account of their own: makes and withdraws them. */
export class ViewInvitations {
  element;
  #pages;
  #listing;
  #loaded = false;

  constructor() {
    const { api, texts } = context();
    this.#pages = new Pages(() => api.get("invitations"), "invitations");
    this.#listing = new Listing({
      pages: this.#pages,
      caption: texts.say("admin.invitations"),
      count: "admin.invitations.count",
      columns: [
        { key: "role", label: texts.say("admin.invitations.for"), cell: ({ role, uses }) => [tag(texts.say(`admin.role.${role}`), role), " ", texts.count("admin.invitations.uses", uses)] },
        { key: "rooms", label: texts.say("admin.invitations.rooms"), cell: ({ rooms }) => (rooms.length > 0 ? texts.count("admin.invitations.rooms", rooms.length) : texts.say("admin.invitations.lobby")) },
        { key: "by", label: texts.say("admin.invitations.by"), cell: ({ by }) => (by ? personLink(by, { short: true }) : texts.say("admin.actor.cli")) },
        { key: "made", label: texts.say("admin.made"), cell: ({ createdAt }) => when(createdAt) },
        { key: "end", label: texts.say("admin.until"), cell: ({ expiresAt }) => when(expiresAt) },
        { key: "act", label: texts.say("admin.act"), cell: (one) => button(texts.say("admin.invitations.withdraw"), () => this.#withdraw(one), { name: texts.say("admin.invitations.withdraw.one", texts.say(`admin.role.${one.role}`), texts.moment(one.createdAt)) }) },
      ],
      empty: () => [texts.say("admin.invitations.none"), texts.say("admin.invitations.none.hint"), button(texts.say("admin.invite"), () => this.#make(), { kind: "primary" })],
    });
    this.element = h("section", {}, head(texts.say("admin.invitations"), button(texts.say("admin.invite"), () => this.#make(), { kind: "primary" })), h("p", { class: "quiet", textContent: texts.say("admin.invitations.lead") }), this.#listing.element);
  }

  show({ query }) {
    const { place } = context();
    if (!this.#loaded) this.#pages.load();
    this.#loaded = true;
    if (query.new === undefined) return;
    // To go back is not to begin again.
    place.filter({});
    this.#make();
  }

  async #withdraw(row) {
    const { api, texts } = context();
    formDialog({
      title: texts.say("admin.invitations.withdraw.ask"),
      fields: h("p", { textContent: texts.say("admin.invitations.withdraw.then") }),
      yes: texts.say("admin.invitations.withdraw"),
      danger: true,
      act: async () => {
        const answer = await api.send("DELETE", `invitations/${encodeURIComponent(row.id)}`);
        return answer.problem?.status === 404 ? {} : answer;
      },
      done: () => {
        context().toast.show(texts.say("admin.done.withdrawn"));
        this.#listing.drop(row);
      },
    });
  }

  #make() {
    const { api, texts } = context();
    const roles = h("fieldset", { class: "fieldset" }, h("legend", { class: "form__label", textContent: texts.say("admin.invitations.become") }), ROLES.map((role) => radio("invite-role", role, texts.say(`admin.role.${role}`), texts.say(`admin.role.${role}.hint`), role === "member")));
    const uses = h("input", { class: "field", id: "invite-uses", type: "number", min: 1, max: 1000, value: 1, inputMode: "numeric" });
    const hours = select("invite-hours", HOURS.map((count) => [String(count), texts.count("admin.days", count / 24)]), "168");
    const rooms = roomPicks();
    const role = () => roles.querySelector(":checked").value;
    formDialog({
      title: texts.say("admin.invite"),
      fields: [roles, rooms.element, labelled(texts.say("admin.invitations.people"), uses, texts.say("admin.invitations.people.hint")), labelled(texts.say("admin.invitations.good"), hours)],
      yes: texts.say("admin.invitations.make"),
      act: async () => {
        if (role() === "guest" && rooms.chosen().length === 0) return { problem: { text: texts.say("admin.invitations.guest") } };
        return api.send("POST", "invitations", { role: role(), rooms: rooms.chosen(), uses: Number(uses.value), expiresInHours: Number(hours.value) });
      },
      done: (made) => {
        this.#pages.load();
        showLink(texts.say("admin.invitations.made"), texts.say("admin.invitations.made.text", texts.count("admin.invitations.uses", made.uses), texts.moment(made.expiresAt)), made.link);
      },
    });
    roles.querySelector(":checked").focus();
  }
}

/** Public rooms to choose from, found by their names: into private ones only their members invite. */
function roomPicks() {
  const { api, texts } = context();
  const chosen = new Map();
  const list = h("div", { class: "picks admin-picks" });
  const field = h("input", { class: "field", id: "invite-room", type: "search", dir: "auto", autocomplete: "off", "aria-describedby": "invite-room-hint" });
  let turn = 0;
  const show = async () => {
    const now = ++turn;
    const { data, problem } = await api.get("rooms", { all: "true", state: "open", q: field.value.trim() });
    if (now !== turn) return;
    const found = problem ? [] : data.rooms.filter(({ kind }) => kind === "public");
    const rest = found.filter(({ id }) => !chosen.has(id)).slice(0, 20);
    list.replaceChildren(...[...chosen.values(), ...rest].map(pick));
    if (list.childElementCount === 0) list.append(h("p", { class: "form__hint", textContent: texts.say(problem ? "admin.error.0" : "admin.rooms.none.found") }));
  };
  const pick = (room) =>
    h("label", { class: "check" }, h("input", { type: "checkbox", value: room.id, checked: chosen.has(room.id), onchange: ({ currentTarget }) => (currentTarget.checked ? chosen.set(room.id, room) : chosen.delete(room.id)) }), h("bdi", { textContent: room.name }));
  field.addEventListener("input", show);
  // Enter looks, and does not send the form.
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  show();
  return {
    chosen: () => [...chosen.keys()],
    element: h("fieldset", { class: "fieldset" }, h("legend", { class: "form__label", textContent: texts.say("admin.invitations.rooms") }), h("label", { class: "visually-hidden", for: field.id, textContent: texts.say("admin.rooms.search") }), h("p", { class: "form__hint", id: "invite-room-hint", textContent: texts.say("admin.invitations.rooms.hint") }), field, list),
  };
}
