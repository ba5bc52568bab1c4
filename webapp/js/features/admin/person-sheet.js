import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { avatar } from "../member/faces.js";
import { button, card, consequences, facts, failure, formDialog, head, labelled, radio, showLink, tag, when } from "./admin-parts.js";
import { AdminPlace } from "./admin-place.js";
import { PersonSignIns } from "./person-sign-ins.js";

const ROLES = ["member", "admin", "guest"];

/** All about one account, and what can be done about it. Sends `changed`. */
export class PersonSheet extends EventTarget {
  element;
  #id;
  #body = h("div", { class: "admin-sheet" });
  #signIns;

  constructor(id) {
    super();
    const { texts } = context();
    this.#id = id;
    this.#signIns = new PersonSignIns(this.#path("/sessions"));
    this.element = h("section", {}, h("a", { class: "admin-up", href: "#people", textContent: texts.say("admin.people.all") }), this.#body);
    this.#body.append(head(texts.say("admin.loading")));
    this.#load();
  }

  #path(rest = "") {
    return `users/${encodeURIComponent(this.#id)}${rest}`;
  }

  async #load() {
    const { api, texts } = context();
    const { data, problem } = await api.get(this.#path());
    if (!problem) return this.#show(data);
    const title = head(texts.say("admin.people"));
    this.#body.replaceChildren(title, failure(problem, () => this.#load()));
    title.querySelector("h1").focus();
  }

  /** Draws all anew; what had the focus has it again, or else the title. */
  #show(person) {
    const { texts } = context();
    const inside = this.#body.contains(document.activeElement);
    const focused = document.activeElement.id;
    const title = head(person.displayName || person.name, tag(texts.say(`admin.role.${person.role}`), person.role), tag(texts.say(`admin.state.${person.state}`), person.state));
    title.prepend(avatar(person));
    this.#body.replaceChildren(title, this.#facts(person), this.#entry(person), this.#signIns.element, this.#identities(person), this.#end(person));
    document.title = `${person.displayName || person.name} · ${texts.say("admin.title")}`;
    if (inside) ((focused && document.getElementById(focused)) || title.querySelector("h1")).focus();
  }

  /** What a change answers is shown, and told. */
  #changed(person, key) {
    context().toast.show(context().texts.say(key));
    this.dispatchEvent(new Event("changed"));
    this.#show(person);
  }

  #facts(person) {
    const { texts } = context();
    const { name, displayName, id, lastSeenAt, twoFactor, role } = person;
    return card(
      texts.say("admin.person.facts"),
      facts([
        [texts.say("admin.people.name"), h("bdi", { textContent: name })],
        [texts.say("admin.people.display"), h("bdi", { textContent: displayName })],
        [texts.say("admin.role"), texts.say(`admin.role.${role}.hint`)],
        [texts.say("admin.seen"), when(lastSeenAt, texts.say("admin.never"))],
        [texts.say("admin.factor"), texts.say(twoFactor ? "admin.factor.on" : "admin.factor.off")],
        person.hold && [texts.say("admin.hold"), h("span", {}, `${texts.say("admin.hold.since")} `, when(person.heldSince))],
        [texts.say("admin.id"), h("code", { textContent: id })],
      ]),
      h("div", { class: "admin-actions" }, button(texts.say("admin.person.rename"), () => this.#rename(person), { id: "person-rename" }), button(texts.say("admin.person.role"), () => this.#role(role), { id: "person-role" }), button(texts.say(person.hold ? "admin.hold.release" : "admin.hold.set"), () => this.#hold(person), { id: "person-hold" })),
      h("p", { class: "admin-links" }, h("a", { href: AdminPlace.hashOf("tokens", null, { user: id }), textContent: texts.say("admin.person.tokens") }), h("a", { href: AdminPlace.hashOf("audit", null, { actor: id }), textContent: texts.say("admin.person.trail") })),
    );
  }

  #rename({ name, displayName }) {
    const { api, texts } = context();
    const signIn = h("input", { class: "field", id: "person-name", value: name, maxLength: 128, dir: "auto", autocomplete: "off", autocapitalize: "off", spellcheck: false });
    const display = h("input", { class: "field", id: "person-display", value: displayName, maxLength: 64, dir: "auto", autocomplete: "off" });
    formDialog({
      title: texts.say("admin.person.rename"),
      fields: [labelled(texts.say("admin.people.name"), signIn, texts.say("admin.person.rename.hint")), labelled(texts.say("admin.people.display"), display)],
      yes: texts.say("dialog.save"),
      act: () => api.send("PATCH", this.#path(), { ...(signIn.value.trim() !== name && { name: signIn.value.trim() }), ...(display.value.trim() !== displayName && { displayName: display.value.trim() }) }),
      done: (person) => this.#changed(person, "admin.done.renamed"),
    });
  }

  #role(now) {
    const { api, texts, user } = context();
    const roles = h("fieldset", { class: "fieldset" }, h("legend", { class: "visually-hidden", textContent: texts.say("admin.role") }), ROLES.map((role) => radio("role", role, texts.say(`admin.role.${role}`), texts.say(`admin.role.${role}.then`), role === now)));
    formDialog({
      title: texts.say("admin.person.role"),
      fields: [roles, this.#id === user.id && h("p", { class: "admin-notice", textContent: texts.say("admin.person.self") })],
      yes: texts.say("dialog.save"),
      act: () => api.send("PATCH", this.#path(), { role: roles.querySelector(":checked").value }),
      done: (person) => this.#changed(person, "admin.done.role"),
    });
    roles.querySelector(":checked").focus();
  }

  /** Keeps what would be too old, or no longer. */
  #hold({ displayName, hold }) {
    const { api, texts } = context();
    formDialog({
      title: texts.say(hold ? "admin.hold.release.one" : "admin.hold.set.one", displayName),
      fields: consequences(hold ? [texts.say("admin.hold.release.then")] : [texts.say("admin.hold.set.then"), texts.say("admin.hold.set.not")]),
      yes: texts.say(hold ? "admin.hold.release" : "admin.hold.set"),
      act: () => api.send("PATCH", this.#path(), { hold: !hold }),
      done: (person) => this.#changed(person, hold ? "admin.done.released" : "admin.done.held"),
    });
  }

  #entry({ displayName, twoFactor }) {
    const { api, texts } = context();
    const reset = () =>
      formDialog({
        title: texts.say("admin.person.reset"),
        fields: consequences([texts.say("admin.person.reset.then"), texts.say("admin.person.reset.then.ends")]),
        yes: texts.say("admin.person.reset.yes"),
        act: () => api.send("POST", this.#path("/password-reset")),
        done: ({ link, expiresAt }) => showLink(texts.say("admin.person.reset"), texts.say("admin.person.reset.made", displayName, texts.moment(expiresAt)), link),
      });
    const factor = () =>
      formDialog({
        title: texts.say("admin.person.factor"),
        fields: consequences([texts.say("admin.person.factor.then")]),
        yes: texts.say("admin.person.factor.yes"),
        danger: true,
        act: () => api.send("DELETE", this.#path("/second-factor")),
        done: () => (context().toast.show(texts.say("admin.done.factor")), this.dispatchEvent(new Event("changed")), this.#load()),
      });
    return card(texts.say("admin.person.entry"), h("p", { class: "quiet", textContent: texts.say("admin.person.entry.hint") }), h("div", { class: "admin-actions" }, button(texts.say("admin.person.reset"), reset, { id: "person-reset" }), twoFactor && button(texts.say("admin.person.factor"), factor, { id: "person-factor" })));
  }

  #identities({ identities }) {
    const { api, texts } = context();
    const link = () => {
      const issuer = h("input", { class: "field", id: "link-issuer", maxLength: 256, autocomplete: "off", spellcheck: false });
      const subject = h("input", { class: "field", id: "link-subject", maxLength: 256, autocomplete: "off", spellcheck: false });
      formDialog({
        title: texts.say("admin.identity.link"),
        fields: [labelled(texts.say("admin.identity.issuer"), issuer, texts.say("admin.identity.issuer.hint")), labelled(texts.say("admin.identity.subject"), subject, texts.say("admin.identity.subject.hint"))],
        yes: texts.say("admin.identity.link.yes"),
        act: () => api.send("POST", this.#path("/identities"), { issuer: issuer.value.trim(), subject: subject.value.trim() }),
        done: () => this.#load(),
      });
    };
    const unlink = ({ issuer, subject }) =>
      formDialog({
        title: texts.say("admin.identity.unlink"),
        fields: consequences([texts.say("admin.identity.unlink.then", issuer)]),
        yes: texts.say("admin.identity.unlink"),
        danger: true,
        act: () => api.send("DELETE", `${this.#path("/identities")}?${new URLSearchParams({ issuer, subject })}`),
        done: () => this.#load(),
      });
    const rows = drawEach(identities, (one) => h("li", { class: "admin-rows__item" }, h("span", { class: "admin-rows__text" }, h("bdi", { textContent: one.issuer }), h("code", { class: "quiet", textContent: one.subject })), button(texts.say("admin.identity.unlink"), () => unlink(one), { name: texts.say("admin.identity.unlink.one", one.issuer) })), ({ issuer }) => issuer);
    return card(
      texts.say("admin.identity"),
      h("p", { class: "quiet", textContent: texts.say("admin.identity.hint") }),
      rows.length > 0 ? h("ul", { class: "admin-rows", role: "list" }, rows) : h("p", { textContent: texts.say("admin.identity.none") }),
      h("div", {}, button(texts.say("admin.identity.link"), link, { id: "person-link" })),
    );
  }

  #end(person) {
    const { api, place, texts, toast, user } = context();
    const active = person.state === "active";
    const self = this.#id === user.id && h("p", { class: "admin-notice", textContent: texts.say("admin.person.self") });
    const turn = () =>
      formDialog({
        title: texts.say(active ? "admin.disable.one" : "admin.enable.one", person.displayName),
        fields: [consequences(active ? ["admin.disable.then.ends", "admin.disable.then.messages", "admin.disable.then.back"].map((key) => texts.say(key)) : [texts.say("admin.enable.then")]), active && self],
        yes: texts.say(active ? "admin.disable" : "admin.enable"),
        danger: active,
        act: () => api.send("PATCH", this.#path(), { state: active ? "disabled" : "active" }),
        done: (now) => this.#changed(now, active ? "admin.done.disabled" : "admin.done.enabled"),
      });
    const erase = () => {
      const messages = h("fieldset", { class: "fieldset" }, h("legend", { class: "form__label", textContent: texts.say("admin.erase.messages") }), radio("messages", "keep", texts.say("admin.erase.keep"), texts.say("admin.erase.keep.hint"), true), radio("messages", "anonymise", texts.say("admin.erase.anonymise"), texts.say("admin.erase.anonymise.hint")));
      formDialog({
        title: texts.say("admin.erase.one", person.displayName),
        fields: [consequences([texts.say("admin.erase.then"), texts.say("admin.erase.then.texts"), texts.say("admin.erase.then.final")]), messages, self],
        yes: texts.say("admin.erase"),
        danger: true,
        expected: person.name,
        act: () => api.send("DELETE", `${this.#path()}?messages=${messages.querySelector(":checked").value}`),
        done: () => {
          this.dispatchEvent(new Event("changed"));
          toast.show(texts.say("admin.done.erased"));
          place.go("people");
        },
      });
    };
    return card(
      texts.say("admin.person.end"),
      h("p", { class: "quiet", textContent: texts.say(active ? "admin.person.end.hint" : "admin.person.end.disabled") }),
      h("div", { class: "admin-actions" }, button(texts.say(active ? "admin.disable" : "admin.enable"), turn, { id: "person-state", kind: active ? "" : "primary" }), button(texts.say("admin.erase"), erase, { id: "person-erase", kind: "danger" })),
    );
  }
}
