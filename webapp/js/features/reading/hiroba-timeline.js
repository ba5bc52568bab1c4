import { coalesced, context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { showKeyed } from "../../helpers/keyed.js";
import { said } from "../message/message.js";
import { roomName } from "../room/room-name.js";
import { Reading } from "./reading.js";
import { ScrollAnchor } from "./scroll-anchor.js";
import { announce, elementOf, meet, rowElement, rowsOf, showFound, updateRow, walkMessages } from "./timeline-parts.js";

const NEAR_PX = 600;

/** The open room's messages. Follows the bottom only for a reader who is there. */
export class HirobaTimeline extends HTMLElement {
  #unlisten;
  #reading;
  #visit = 0;
  /** True while messages of the room are shown that came from the server. */
  #loaded = false;
  #rows = h("div", { class: "timeline__rows" });
  #scroller = h("div", { class: "timeline__scroller", tabIndex: 0, role: "region" }, h("div", { class: "timeline__column" }, this.#rows));
  #pill = h("button", { type: "button", class: "pill", hidden: true, onclick: () => this.#toLatest() });
  #anchor = new ScrollAnchor(this.#scroller, this.#rows);
  #resized = new ResizeObserver(() => (this.#reading.follow ? this.#anchor.toBottom() : this.#anchor.hold()));
  #draw = coalesced(() => this.#show());

  connectedCallback() {
    const { chat, connection, outgoing, place, texts, toast } = context();
    this.#reading = new Reading({ chat, connection });
    this.replaceChildren(this.#scroller, this.#pill);
    this.#unlisten = listen(
      [place, "change", () => this.#enter()],
      [chat, "rooms", () => this.#enter()],
      [chat, "change", this.#draw],
      [chat, "message", ({ detail }) => this.#arrived(detail)],
      [chat, "unread", ({ detail }) => detail.room === this.#reading.room && (this.#reading.holdAt(detail.seq), this.#draw())],
      [outgoing, "change", this.#draw],
      [outgoing, "added", ({ detail }) => detail.room === this.#reading.room?.id && this.#toLatest()],
      [connection, "state", this.#draw],
      [this.#reading, "change", this.#draw],
      [this.#reading, "lost", () => toast.show(texts.say("error.not-found"))],
      [this.#scroller, "scroll", () => this.#scrolled()],
      [this.#rows, "click", ({ target }) => meet(target)],
      [this.#scroller, "keydown", (event) => walkMessages(event, this.#rows)],
      [document, "visibilitychange", () => (document.visibilityState === "hidden" ? this.#reading.away() : this.#read())],
      [window, "focus", () => this.#read()],
      [document, "hiroba-read", () => this.#toLatest()],
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
    const before = this.#reading.room;
    this.#reading.enter(room);
    if (room?.id !== before?.id) {
      this.#rows.replaceChildren();
      this.#loaded = false;
    }
    if (room) this.#scroller.ariaLabel = texts.say("timeline.label", roomName(room.info, chat.user.id));
    if (room && place.visit !== this.#visit) this.#go();
    if (room) this.#visit = place.visit;
    this.#show();
  }

  /** Where the address leads: to where one stood, if one comes back, or to a message. */
  #go() {
    const { kept, seq } = context().place;
    if (kept?.end) this.#reading.toLatest();
    else if (kept) this.#reading.seek(kept.seq, kept.top);
    else if (seq !== null) this.#reading.seek(seq);
  }

  #show() {
    const { chat, connection, outgoing } = context();
    const { room, failed, follow } = this.#reading;
    if (!room) return;
    this.#reading.load(() => this.#anchor.note()?.row.row.message.seq ?? null);
    // What is shown stays until there is something better.
    if (!room.window && !failed && this.#loaded) return;
    this.#loaded = Boolean(room.window);
    const rows = rowsOf(this.#reading, { me: chat.user, outgoing, online: connection.online });
    const change = () => showKeyed(this.#rows, rows, { make: (row) => rowElement(row, room), update: updateRow, plain: ({ message }) => message?.text ?? "" });
    if (follow && !room.window?.hasAfter) {
      change();
      this.#anchor.toBottom();
    } else this.#anchor.keep(change);
    if (room.window && this.#reading.entering) this.#start();
    this.#reach();
    this.#read();
    this.#drawPill();
    // A short page leaves room for more.
    const { clientHeight, scrollHeight } = this.#scroller;
    if (room.window && clientHeight > 0 && scrollHeight <= clientHeight * 1.5) this.#loadOlder();
  }

  /**
   * A room is entered where one's reading ended: with all that is new in view, if it fits, which ends
   * at the bottom and is read; else with where it begins in the upper part of the view.
   */
  #start() {
    this.#reading.entering = false;
    const divider = this.#rows.querySelector(".new-divider");
    if (!divider) return;
    this.#anchor.toBottom();
    const above = this.#scroller.getBoundingClientRect().top - divider.getBoundingClientRect().top;
    if (above > 0) this.#scroller.scrollTop -= above + this.#scroller.clientHeight / 4;
    this.#reading.moved(this.#anchor);
  }

  /** Brings the message that a link leads to into view and marks it for a while. */
  #reach() {
    const { goal, room, top } = this.#reading;
    const message = goal === null ? null : room.window?.find(goal);
    const element = message && elementOf(this.#rows, message);
    if (!element) return;
    this.#anchor.moved();
    if (top === null) showFound(this.#rows, element);
    else this.#anchor.putAt(element, top);
    this.#anchor.note();
    this.#reading.found();
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const { chat } = context();
    const { room } = this.#reading;
    // Out of sight nothing is where it was.
    if (!room?.window || clientHeight === 0) return;
    const wentUp = this.#anchor.wentUp();
    // What grew below a reader who follows is not them scrolling away.
    if (this.#reading.follow && !wentUp && !this.#anchor.atBottom) this.#anchor.toBottom();
    else this.#reading.moved(this.#anchor);
    this.#keep();
    if (scrollTop < NEAR_PX) this.#loadOlder();
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX && room.window.hasAfter) chat.loadNewer(room).catch(() => this.#draw());
    this.#read();
    this.#drawPill();
  }

  /** Remembers where one stands, for a window of another size and for the way back. */
  #keep() {
    const noted = this.#anchor.note();
    const { seq } = noted?.row.row.message ?? {};
    if (this.#reading.follow) context().place.keep({ end: true });
    else if (seq) context().place.keep({ seq, top: noted.top });
  }

  #loadOlder() {
    const { chat } = context();
    const { room } = this.#reading;
    if (room.window?.hasBefore) chat.loadOlder(room).catch(() => this.#draw());
  }

  #arrived({ room, event }) {
    const { chat, texts } = context();
    if (room !== this.#reading.room || event.from.id === chat.user.id) return;
    this.#reading.arrived();
    announce(texts.say("timeline.announce", event.from.displayName, said(event)));
  }

  #toLatest() {
    this.#reading.toLatest();
    this.#show();
  }

  #read() {
    const { chat, connection, place } = context();
    const { follow, held, room } = this.#reading;
    const looking = document.visibilityState === "visible" && document.hasFocus() && place.pane === "room";
    if (room?.window && follow && !held && looking && connection.online) chat.read(room);
  }

  #drawPill() {
    const { texts } = context();
    const { follow, missed } = this.#reading;
    this.#pill.hidden = follow || (missed === 0 && this.#anchor.atBottom);
    const text = missed > 0 ? texts.count("timeline.down", missed) : texts.say("timeline.latest");
    if (this.#pill.textContent !== text) this.#pill.textContent = text;
  }
}
