import { coalesced, context, listen } from "../helpers/context.js";
import { h, iconButton } from "../helpers/dom.js";
import { membersPane } from "./details-members.js";
import { mentionsPane } from "./details-mentions.js";
import { searchPane } from "./details-search.js";

const PANES = { members: membersPane, search: searchPane, mentions: mentionsPane };

/** The third pane: the people and facts of the room, a search, or where one was mentioned. */
export class HirobaDetails extends HTMLElement {
  #unlisten;
  #shown = "";
  #came = null;
  #draw = coalesced(() => this.#show());

  connectedCallback() {
    const { place } = context();
    this.#unlisten = listen(
      [place, "change", this.#draw],
      [this, "keydown", (event) => event.key === "Escape" && place.closeDetails()],
    );
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show() {
    const { place, texts } = context();
    const { details } = place;
    // A search stays while one walks through its hits; the people belong to their room.
    const shows = details === "members" ? `${details} ${place.room}` : (details ?? "");
    if (shows === this.#shown) return;
    const opens = this.#shown === "";
    this.#shown = shows;
    this.hidden = !details;
    if (!details) {
      this.replaceChildren();
      if (this.#came?.isConnected) this.#came.focus();
      return;
    }
    if (opens) this.#came = document.activeElement;
    const title = texts.say(`details.${details}`);
    const close = iconButton("close", texts.say("dialog.close"), () => place.closeDetails());
    this.replaceChildren(h("div", { class: "details__header" }, h("h2", { class: "details__title", textContent: title }), close), PANES[details]());
    (this.querySelector("[autofocus]") ?? close).focus();
  }
}
