import { ask } from "../helpers/ask.js";
import { context, listen } from "../helpers/context.js";
import { h, icon } from "../helpers/dom.js";
import { openHelp, openSettings } from "./dialog-settings.js";
import { avatar } from "./message-parts.js";

/** Who is signed in, at the foot of the sidebar, with the menu of settings and signing out. */
export class HirobaAccount extends HTMLElement {
  #button;
  #menu;
  #unlisten;

  connectedCallback() {
    const { chat, place, texts } = context();
    const { user } = chat;
    this.#button = h(
      "button",
      { type: "button", class: "account__button", "aria-expanded": "false", "aria-controls": "account-menu", title: texts.say("account.menu"), onclick: () => this.#toggle() },
      avatar(user, "avatar--small"),
      h("span", { class: "account__name", dir: "auto", textContent: user.displayName }),
      icon("settings"),
      h("span", { class: "visually-hidden", textContent: texts.say("account.menu") }),
    );
    this.#menu = h(
      "div",
      { class: "menu", id: "account-menu", hidden: true },
      this.#item("settings", "settings.title", openSettings),
      this.#item("bell", "details.mentions", () => place.toggle("mentions")),
      this.#item("keyboard", "help.title", openHelp),
      h("a", { class: "menu__item", href: "diagnostics", target: "_blank", onclick: () => this.#toggle(false) }, icon("pulse"), texts.say("account.diagnostics")),
      this.#item("exit", "account.signout", () => this.#signOut()),
    );
    this.replaceChildren(this.#menu, this.#button);
    this.#unlisten = listen(
      [this, "keydown", (event) => event.key === "Escape" && this.#toggle(false)],
      [document, "pointerdown", (event) => !this.contains(event.target) && this.#toggle(false)],
    );
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #toggle(open = this.#menu.hidden) {
    if (open === !this.#menu.hidden) return;
    this.#menu.hidden = !open;
    this.#button.ariaExpanded = String(open);
    if (open) this.#menu.querySelector("button").focus();
    else if (this.#menu.contains(document.activeElement) || document.activeElement === document.body) this.#button.focus();
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
    if (!(await session.signOut())) return toast.show(texts.say("account.signout.failed"));
    // A shared machine must not show the next one what the last one was writing.
    outgoing.clear();
    drafts.clear();
    location.reload();
  }
}
