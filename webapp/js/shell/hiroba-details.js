import { coalesced, context, listen } from "../helpers/context.js";
import { h, iconButton } from "../helpers/dom.js";
import { filesPane, membersPane, mentionsPane, pinsPane, savedPane, searchPane, unreadPane } from "../helpers/wishes.js";

const PANES = { members: membersPane, search: searchPane, mentions: mentionsPane, saved: savedPane, pins: pinsPane, files: filesPane, unread: unreadPane };
const OF_ROOM = new Set(["members", "pins", "files"]);
const NARROW = "(max-width: 720px)";

/** The third pane: the people and facts of the room, its pins and files, a search, or what is kept for oneself. */
export class HirobaDetails extends HTMLElement {
  #unlisten;
  #shown = "";
  #came = null;
  #stop = new AbortController();
  #draw = coalesced(() => this.#show());

  connectedCallback() {
    const { place } = context();
    this.#unlisten = listen(
      [place, "change", this.#draw],
      [this, "click", (event) => this.#followed(event)],
    );
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.#stop.abort();
    this.replaceChildren();
  }

  #show() {
    const { place, texts } = context();
    const { details } = place;
    // A search stays while one walks through its hits; the people belong to their room.
    const shows = OF_ROOM.has(details) ? `${details} ${place.room}` : (details ?? "");
    if (shows === this.#shown) return;
    const opens = this.#shown === "";
    this.#shown = shows;
    this.#stop.abort();
    this.#stop = new AbortController();
    this.hidden = !details;
    this.dataset.shows = details ?? "";
    if (!details) {
      this.replaceChildren();
      if (this.#came?.isConnected) this.#came.focus();
      return;
    }
    const held = this.contains(document.activeElement);
    if (opens) this.#came = document.activeElement;
    const title = texts.say(`details.${details}`);
    const close = iconButton("close", texts.say("dialog.close"), () => place.closeDetails());
    const header = h("div", { class: "details__header" }, h("h2", { class: "details__title", textContent: title }), close);
    const pane = PANES[details](this.#stop.signal);
    this.replaceChildren(header, pane instanceof Promise ? this.#comingPane(pane, close) : pane);
    if (opens || held) (this.querySelector("[autofocus]") ?? close).focus();
  }

  /** Stands for a pane whose module is still on its way. */
  #comingPane(coming, close) {
    const { texts } = context();
    const { signal } = this.#stop;
    const status = h("p", { class: "details__hint", role: "status", textContent: texts.say("details.loading") });
    const place = h("div", { class: "details__body" }, status);
    coming.then((pane) => {
      if (signal.aborted) return;
      if (pane === null) return (status.textContent = texts.say("details.failed"));
      place.replaceWith(pane);
      if (document.activeElement === close) this.querySelector("[autofocus]")?.focus();
    });
    return place;
  }

  /** On a narrow screen this pane covers the place that a link in it leads to. */
  #followed(event) {
    if (event.target.closest("a[href]") && matchMedia(NARROW).matches) context().place.leaveDetails();
  }
}
