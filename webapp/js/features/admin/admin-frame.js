import { context, listen } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { ViewAudit } from "./view-audit.js";
import { ViewInvitations } from "./view-invitations.js";
import { ViewOverview } from "./view-overview.js";
import { ViewPeople } from "./view-people.js";
import { ViewRooms } from "./view-rooms.js";
import { ViewSettings } from "./view-settings.js";
import { ViewTokens } from "./view-tokens.js";

const VIEWS = {
  overview: { title: "admin.overview", icon: "pulse", View: ViewOverview },
  people: { title: "admin.people", icon: "people", View: ViewPeople },
  invitations: { title: "admin.invitations", icon: "link", View: ViewInvitations },
  rooms: { title: "admin.rooms", icon: "hash", View: ViewRooms },
  tokens: { title: "admin.tokens", icon: "key", View: ViewTokens },
  audit: { title: "admin.audit", icon: "history", View: ViewAudit },
  settings: { title: "admin.settings", icon: "settings", View: ViewSettings },
};

/** The administration page: its views, each made when somebody comes to it and kept from then on. */
export class AdminFrame extends HTMLElement {
  #views = new Map();
  #links = new Map();
  #main;
  #notice = h("div");
  #unlisten;

  connectedCallback() {
    const { api, place, status } = context();
    this.#main = this.querySelector("main");
    this.#main.replaceChildren(this.#notice);
    this.#fillNav(this.querySelector("nav"));
    this.#unlisten = listen(
      [place, "change", () => this.#show(true)],
      [place, "filter", () => this.#show(false)],
      [status, "change", () => this.#badge()],
      [api, "ended", ({ detail }) => this.#ended(detail)],
      [document.querySelector(".skip"), "click", (event) => this.#skip(event)],
    );
    this.#show(false);
    status.start();
  }

  disconnectedCallback() {
    this.#unlisten();
    context().status.stop();
  }

  #fillNav(nav) {
    const { place, texts } = context();
    for (const view of place.views) {
      const link = h("a", { class: "nav-entry", href: `#${view}` }, icon(VIEWS[view].icon), h("span", { textContent: texts.say(VIEWS[view].title) }), h("span", { class: "badge", hidden: true }));
      this.#links.set(view, link);
    }
    const menu = nav.querySelector("ul");
    menu.replaceChildren(...[...this.#links.values()].map((link) => h("li", {}, link)));
    const button = nav.querySelector("button");
    const toggle = (open) => {
      button.ariaExpanded = String(open);
      nav.dataset.open = String(open);
    };
    button.addEventListener("click", () => toggle(button.ariaExpanded !== "true"));
    nav.addEventListener("click", ({ target }) => target.closest("a") && toggle(false));
    nav.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || button.ariaExpanded !== "true") return;
      toggle(false);
      button.focus();
    });
  }

  /** @param moved whether somebody came here: then the title has the focus */
  #show(moved) {
    const { place, texts } = context();
    const { view } = place;
    if (!this.#views.has(view)) {
      const made = new VIEWS[view].View();
      this.#views.set(view, made);
      this.#main.append(made.element);
    }
    for (const [name, { element }] of this.#views) element.hidden = name !== view;
    for (const [name, link] of this.#links) link.ariaCurrent = name === view ? "page" : null;
    document.title = `${texts.say(VIEWS[view].title)} · ${texts.say("admin.title")}`;
    const current = this.#views.get(view);
    const left = this.#leftFrom;
    this.#leftFrom = place.id === null ? null : `${view === "people" ? "person" : "room"}-${place.id}`;
    current.show(place);
    if (!moved) return;
    // Back from the sheet of one to the list: to the one, not to the beginning.
    const row = place.id === null && left && document.getElementById(left);
    const shown = [...current.element.querySelectorAll("h1")].find((title) => title.checkVisibility());
    if (row && row.checkVisibility()) row.focus();
    else {
      shown?.focus({ preventScroll: true });
      this.#main.scrollTo?.(0, 0);
      scrollTo(0, 0);
    }
  }

  /** The row of the list that leads to the sheet that is shown. */
  #leftFrom = null;

  /** What waits for somebody stands at the way there, with words for who does not see it. */
  #badge() {
    const { status, texts } = context();
    const waiting = status.data?.people.gone ?? 0;
    const badge = this.#links.get("people")?.querySelector(".badge");
    if (!badge) return;
    badge.hidden = waiting === 0;
    badge.replaceChildren(h("span", { "aria-hidden": "true", textContent: texts.number(waiting) }), h("span", { class: "visually-hidden", textContent: texts.count("admin.gone.waiting", waiting) }));
  }

  /** Nothing more can be done here: what is shown stays, to be read. */
  #ended(why) {
    const { status, texts } = context();
    status.stop();
    if (this.#notice.childElementCount > 0) return;
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    const way = why === "signed-out" ? h("a", { class: "button", href: location.href, textContent: texts.say("admin.ended.sign-in"), onclick: () => location.reload() }) : h("a", { class: "button", href: "./", textContent: texts.say("admin.back") });
    this.#notice.replaceChildren(h("div", { class: "admin-notice admin-notice--end", role: "alert" }, h("p", { textContent: texts.say(`admin.ended.${why}`) }), way));
    way.focus();
  }

  /** Without a step to `#main`: the address is the reader's place. */
  #skip(event) {
    event.preventDefault();
    [...this.#main.querySelectorAll("h1")].find((title) => title.checkVisibility())?.focus();
  }
}
