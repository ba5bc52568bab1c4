import { coalesced, context, listen } from "../helpers/context.js";
import { h } from "../helpers/dom.js";
import { showKeyed } from "../helpers/keyed.js";
import { ScrollAnchor } from "../helpers/scroll-anchor.js";
import { tried } from "../helpers/tried.js";
import { CommandRefused } from "../transport/errors.js";
import { timelineRows } from "../models/timeline-rows.js";
import { announce, rowElement, walkMessages } from "./timeline-parts.js";

const NEAR_PX = 600;
const FIRST_PAGE = 40;

/** The open room's messages. Follows the bottom only for a reader who is there. */
export class HirobaTimeline extends HTMLElement {
  #unlisten;
  #room = null;
  #newAfter = Infinity;
  #missed = 0;
  #follow = true;
  #failed = false;
  #visit = 0;
  #entering = true;
  #rows = h("div", { class: "timeline__rows" });
  #scroller = h("div", { class: "timeline__scroller", tabIndex: 0, role: "region" }, h("div", { class: "timeline__column" }, this.#rows));
  #pill = h("button", { type: "button", class: "pill", hidden: true, onclick: () => this.#toLatest() });
  #anchor = new ScrollAnchor(this.#scroller, this.#rows);
  #resized = new ResizeObserver(() => this.#follow && this.#anchor.toBottom());
  #draw = coalesced(() => this.#show());

  connectedCallback() {
    const { chat, connection, outgoing, place } = context();
    this.replaceChildren(this.#scroller, this.#pill);
    this.#unlisten = listen(
      [place, "change", () => this.#enter()],
      [chat, "rooms", () => this.#enter()],
      [chat, "change", this.#draw],
      [chat, "message", ({ detail }) => this.#arrived(detail)],
      [outgoing, "change", this.#draw],
      [outgoing, "added", ({ detail }) => detail.room === this.#room?.id && this.#toLatest()],
      [connection, "state", () => this.#reconnected()],
      [this.#scroller, "scroll", () => this.#scrolled()],
      [this.#scroller, "keydown", (event) => walkMessages(event, this.#rows)],
      [document, "visibilitychange", () => this.#visibility()],
      [window, "focus", () => this.#read()],
    );
    this.#resized.observe(this.#scroller);
    this.#resized.observe(this.#rows);
    this.#enter();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.#resized.disconnect();
    this.replaceChildren();
  }

  #enter() {
    const { chat, place, texts } = context();
    const room = chat.rooms.get(place.room) ?? null;
    if (room !== this.#room) {
      this.#room = room;
      this.#missed = 0;
      this.#follow = true;
      this.#rows.replaceChildren();
      // To somebody who is here for the first time everything is new, so nothing is marked.
      if (room) this.#newAfter = room.unread > 0 && room.readUpTo > 0 ? room.readUpTo : Infinity;
      this.#entering = true;
      this.#scroller.ariaLabel = room ? texts.say("timeline.label", room.info.name ?? "") : "";
    }
    const linked = place.seq !== null && place.visit !== this.#visit;
    if (room) this.#visit = place.visit;
    if (room && linked) this.#find(place.seq);
    else this.#show();
  }

  /** A link to a message: loads around it if need be, brings it into view and marks it for a while. */
  async #find(seq) {
    const { chat } = context();
    this.#follow = false;
    this.#entering = false;
    if (!this.#room.window?.find(seq)) await tried(chat.loadAround(this.#room, seq));
    this.#show();
    const message = this.#room.window?.find(seq);
    const element = message && this.#rows.querySelector(`[data-key="${CSS.escape(`${message.from.id}/${message.id}`)}"]`);
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    for (const marked of this.#rows.querySelectorAll(".message--found")) marked.classList.remove("message--found");
    element.classList.add("message--found");
  }

  #reconnected() {
    if (context().connection.online) this.#failed = false;
    this.#draw();
  }

  async #load() {
    const { chat } = context();
    try {
      this.#failed = false;
      const room = this.#room;
      if (this.#entering && room.unread > FIRST_PAGE && room.readUpTo > 0) await chat.loadAround(room, room.readUpTo);
      else await chat.loadLatest(room);
    } catch (problem) {
      // After a lost connection the next welcome loads again; a refusal is the reader's to repeat.
      this.#failed = problem instanceof CommandRefused;
      this.#draw();
    }
  }

  #show() {
    const { chat, connection, outgoing } = context();
    const room = this.#room;
    if (!room) return;
    if (!room.window) {
      if (connection.online && !this.#failed) this.#load();
      // What is shown stays until there is something better.
      if (this.#rows.childElementCount > 0 && !this.#failed) return;
    }
    const { messages = [], hasBefore = true, hasAfter = false } = room.window ?? {};
    // Above an unloaded stretch nobody knows where the new ones begin.
    const known = !hasBefore || messages[0]?.seq <= this.#newAfter;
    const rows = timelineRows({
      messages,
      outgoing: hasAfter ? [] : outgoing.in(room.id),
      me: chat.user,
      newAfter: known ? this.#newAfter : Infinity,
    });
    const top = this.#failed ? "failed" : !room.window ? null : hasBefore ? "more" : rows.length > 0 ? "beginning" : "invitation";
    if (top) rows.unshift({ kind: top, key: top, retry: () => this.#load() });
    const change = () => showKeyed(this.#rows, rows, { make: (row) => rowElement(row, room), update: (element, row) => row.kind === "message" && (element.row = row) });
    if (this.#follow && !hasAfter) {
      change();
      this.#anchor.toBottom();
    } else this.#anchor.keep(change);
    if (room.window && this.#entering) this.#start();
    this.#read();
    this.#drawPill();
    // A short page leaves room for more.
    if (room.window && this.#scroller.scrollHeight <= this.#scroller.clientHeight * 1.5) this.#loadOlder();
  }

  /** A room is entered where one's reading ended, if that is not in view anyway. */
  #start() {
    this.#entering = false;
    const divider = this.#rows.querySelector(".new-divider");
    if (!divider) return;
    divider.scrollIntoView({ block: "start" });
    this.#scroller.scrollTop -= this.#scroller.clientHeight / 4;
    this.#follow = this.#anchor.atBottom && !this.#room.window.hasAfter;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const { chat } = context();
    if (!this.#room?.window) return;
    this.#follow = this.#anchor.atBottom && !this.#room.window.hasAfter;
    if (this.#follow) this.#missed = 0;
    if (scrollTop < NEAR_PX) this.#loadOlder();
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX && this.#room.window.hasAfter) chat.loadNewer(this.#room).catch(() => this.#draw());
    this.#read();
    this.#drawPill();
  }

  #loadOlder() {
    const { chat } = context();
    if (this.#room.window?.hasBefore) chat.loadOlder(this.#room).catch(() => this.#draw());
  }

  #arrived({ room, event }) {
    if (room !== this.#room) return;
    const { chat, texts } = context();
    if (event.from.id === chat.user.id) return;
    if (!this.#follow) this.#missed++;
    announce(texts.say("timeline.announce", event.from.displayName, event.text ?? ""));
  }

  async #toLatest() {
    this.#entering = false;
    if (this.#room?.window?.hasAfter) await this.#load();
    this.#follow = true;
    this.#missed = 0;
    this.#show();
  }

  #visibility() {
    // What comes while nobody looks is new on return, if everything before was read.
    if (document.visibilityState === "hidden" && this.#room?.unread === 0) this.#newAfter = this.#room.seq;
    else this.#read();
  }

  #read() {
    const { chat, connection, place } = context();
    const looking = document.visibilityState === "visible" && document.hasFocus() && place.pane === "room";
    if (this.#room?.window && this.#follow && looking && connection.online) chat.read(this.#room);
  }

  #drawPill() {
    const { texts } = context();
    this.#pill.hidden = this.#follow || (this.#missed === 0 && this.#anchor.atBottom);
    this.#pill.textContent = this.#missed > 0 ? texts.count("timeline.down", this.#missed) : texts.say("timeline.latest");
  }
}
