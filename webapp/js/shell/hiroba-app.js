import { context, listen } from "../helpers/context.js";
import { tried } from "../helpers/tried.js";
import { tellLost } from "../helpers/wishes.js";
import { listenToKeys } from "./keyboard.js";

const AWAY_AFTER_MILLIS = 5 * 60 * 1000;

/** The frame: keeps the place valid, shows one pane on narrow screens, watches network and tab. */
export class HirobaApp extends HTMLElement {
  #unlisten;
  #stopKeys;
  #away;
  #narrow = matchMedia("(max-width: 720px)");

  connectedCallback() {
    const { chat, connection, place } = context();
    this.#unlisten = listen(
      [this.#narrow, "change", () => this.#show()],
      [place, "change", () => (this.#show(), this.#settle())],
      [chat, "rooms", () => this.#settle()],
      [chat, "removed", ({ detail }) => detail === place.room && this.#goHome()],
      [connection, "state", () => (connection.state === "signed-out" ? this.#leave() : this.#settle())],
      [window, "online", () => connection.retryNow()],
      [document.querySelector(".skip"), "click", (event) => this.#skip(event)],
      [document, "visibilitychange", () => this.#looked()],
    );
    this.#stopKeys = listenToKeys();
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.#stopKeys();
    clearTimeout(this.#away);
  }

  #show() {
    const { place } = context();
    this.dataset.pane = place.details ? "details" : place.pane;
    this.classList.toggle("app--details", place.details !== null);
    // On a phone the rooms are a page of their own, and a page has one main part.
    this.querySelector(".app__side").role = place.pane === "rooms" && this.#narrow.matches ? "main" : null;
  }

  /** Without a step to `#composer-text`: the address is the reader's place. */
  #skip(event) {
    event.preventDefault();
    this.querySelector("#composer-text").focus();
  }

  #looked() {
    const { chat, connection } = context();
    clearTimeout(this.#away);
    if (document.visibilityState === "hidden") {
      this.#away = setTimeout(() => chat.tell({ type: "presence", state: "away" }), AWAY_AFTER_MILLIS);
    } else {
      connection.retryNow();
      chat.tell({ type: "presence", state: "online" });
    }
  }

  /**
   * A link may name a public room that one is no member of: then one looks into it. If one may not
   * see it, or not any more, or if it is no link of ours, it leads home, and says so.
   */
  async #settle() {
    const { chat, connection, place } = context();
    const { room } = place;
    // Before the first welcome nobody knows which rooms there are.
    if (chat.epoch === null || chat.rooms.has(room)) return;
    if (place.strange) tellLost("address");
    if (place.pane === "rooms" && room === null) place.room = chat.home ?? null;
    else if (room === null || !chat.home) this.#goHome();
    else if (connection.online) await this.#look(room);
  }

  async #look(room) {
    const { chat, connection, place } = context();
    const nothing = {};
    const found = await tried(chat.visit(room).then((one) => one ?? nothing));
    if ((found !== null && found !== nothing) || !connection.online || place.room !== room) return;
    if (found === nothing) tellLost("room");
    this.#goHome();
  }

  #goHome() {
    const { chat, place } = context();
    if (chat.home) place.settle(chat.home);
  }

  #leave() {
    // The server shows the sign-in form at this very address.
    if (!context().session.ending) location.reload();
  }
}
