import { context, listen } from "../helpers/context.js";
import { listenToKeys } from "../helpers/keyboard.js";

const DEFAULT_ROOM = "lobby";
const AWAY_AFTER_MILLIS = 5 * 60 * 1000;

/** The frame: keeps the place valid, shows one pane on narrow screens, watches network and tab. */
export class HirobaApp extends HTMLElement {
  #unlisten;
  #stopKeys;
  #away;

  connectedCallback() {
    const { chat, connection, place } = context();
    this.#unlisten = listen(
      [place, "change", () => this.#show()],
      [chat, "rooms", () => this.#settle()],
      [connection, "state", () => connection.state === "signed-out" && this.#leave()],
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

  /** A link may name a room that one may not see any more: then the lobby, which everybody may. */
  #settle() {
    const { chat, place } = context();
    if (place.pane === "rooms" && place.room === null) place.room = DEFAULT_ROOM;
    else if (!chat.rooms.has(place.room)) place.settle(DEFAULT_ROOM);
  }

  #leave() {
    // The server shows the sign-in form at this very address.
    location.reload();
  }
}
