import { coalesced, context, listen, pageData } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { ask, forgetKept, openHelp, openInvite, openProfile, openSecurity, openSettings, openTokens } from "../../helpers/wishes.js";
import { avatar } from "../member/faces.js";

/** Who is signed in, at the foot of the sidebar, with the menu of settings and signing out. */
export class HirobaAccount extends HTMLElement {
  #button;
  #menu;
  #face = h("span", { class: "account__face" });
  #draw = coalesced(() => this.#show());
  #unlisten;

  connectedCallback() {
    const { chat, people, texts } = context();
    this.#button = h(
      "button",
      { type: "button", class: "account__button", "aria-expanded": "false", "aria-controls": "account-menu", title: texts.say("account.menu"), onclick: () => this.#toggle() },
      this.#face,
      icon("settings"),
      h("span", { class: "visually-hidden", textContent: texts.say("account.menu") }),
    );
    this.#menu = h("div", { class: "menu", id: "account-menu", hidden: true });
    this.replaceChildren(this.#menu, this.#button);
    this.#unlisten = listen(
      [chat, "change", this.#draw],
      [people, "change", this.#draw],
      [this, "keydown", (event) => event.key === "Escape" && this.#toggle(false)],
      [document, "pointerdown", (event) => !this.contains(event.target) && this.#toggle(false)],
    );
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show() {
    const { chat, people } = context();
    const { user } = chat;
    const status = people.get(user.id)?.status ?? "";
    const facts = `${user.displayName}\n${status}`;
    if (this.#face.dataset.facts === facts) return;
    this.#face.dataset.facts = facts;
    this.#face.replaceChildren(
      avatar(user, "avatar--small"),
      h("span", { class: "account__names" }, h("span", { class: "account__name", dir: "auto", textContent: user.displayName }), status && h("span", { class: "account__status", dir: "auto", textContent: status })),
    );
  }

  #fill() {
    const { chat } = context();
    const { local } = pageData();
    const items = [
      this.#item("person", "profile.title", openProfile),
      this.#item("settings", "settings.title", openSettings),
      local && this.#item("key", "account.security", openSecurity),
      (chat.rights.tokens ?? true) && this.#item("link", "account.tokens", openTokens),
      local && (chat.rights.invitations ?? chat.user.roles.includes("admin")) && this.#item("people", "account.invite", openInvite),
      this.#item("keyboard", "help.title", openHelp),
      chat.user.roles.includes("admin") && this.#link("settings", "account.admin", "admin"),
      this.#link("pulse", "account.diagnostics", "diagnostics"),
      this.#item("exit", "account.signout", () => this.#signOut()),
    ];
    this.#menu.replaceChildren(...items.filter(Boolean));
  }

  #toggle(open = this.#menu.hidden) {
    if (open === !this.#menu.hidden) return;
    if (open) this.#fill();
    this.#menu.hidden = !open;
    this.#button.ariaExpanded = String(open);
    if (open) this.#menu.querySelector("button").focus();
    else if (this.#menu.contains(document.activeElement) || document.activeElement === document.body) this.#button.focus();
  }

  #link(name, key, href) {
    return h("a", { class: "menu__item", href, target: "_blank", onclick: () => this.#toggle(false) }, icon(name), context().texts.say(key));
  }

  #item(name, key, act) {
    const choose = () => {
      this.#toggle(false);
      act();
    };
    return h("button", { type: "button", class: "menu__item", onclick: choose }, icon(name), context().texts.say(key));
  }

  async #signOut() {
    const { session, outgoing, drafts, texts, toast } = context();
    const { unsent } = outgoing;
    const signOut = texts.say("account.signout");
    if (unsent > 0 && !(await ask({ title: signOut, text: texts.count("account.signout.confirm", unsent), yes: signOut, danger: true }))) return;
    const { ok, further } = await session.signOut();
    if (!ok) return toast.show(texts.say("account.signout.failed"));
    // A shared machine must not show the next one what the last one was writing.
    outgoing.clear();
    drafts.clear();
    await forgetKept();
    if (further) location.assign(further);
    else location.reload();
  }
}
