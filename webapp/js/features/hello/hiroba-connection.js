import { context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";

const QUIET_MILLIS = 1200;
const BLOCKED_AFTER = 5;

/** Says, quietly, when there is no connection and when the next try is. Silent while all is well. */
export class HirobaConnection extends HTMLElement {
  #unlisten;
  #timer;
  #downSince = null;
  #text = h("span");
  #action = h("button", { type: "button", class: "link-button", hidden: true });

  connectedCallback() {
    const { connection } = context();
    this.replaceChildren(this.#text, this.#action);
    this.role = "status";
    this.#action.onclick = () => (connection.state === "stopped" ? location.reload() : connection.retryNow());
    const draw = () => this.#show();
    this.#unlisten = listen([connection, "state", draw], [window, "online", draw], [window, "offline", draw]);
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    clearTimeout(this.#timer);
    this.replaceChildren();
  }

  #show() {
    clearTimeout(this.#timer);
    const { connection } = context();
    if (connection.online) {
      this.#downSince = null;
      this.hidden = true;
      return;
    }
    this.#downSince ??= Date.now();
    // A blink of a reconnect is nobody's business.
    const quietLeft = connection.state === "stopped" ? 0 : this.#downSince + QUIET_MILLIS - Date.now();
    this.hidden = quietLeft > 0;
    if (!this.hidden) this.#write();
    this.#timer = setTimeout(() => this.#show(), quietLeft > 0 ? quietLeft : 1000);
  }

  #write() {
    const { connection, texts } = context();
    const stopped = connection.state === "stopped";
    const seconds = connection.retryAt ? Math.ceil((connection.retryAt - Date.now()) / 1000) : 0;
    this.className = `connection connection--${connection.state}`;
    let text;
    if (stopped) text = texts.say("connection.stopped");
    else if (!navigator.onLine) text = texts.say("connection.offline");
    else if (connection.blocked && connection.failures >= BLOCKED_AFTER) text = texts.say("connection.blocked");
    else if (connection.failures === 0) text = texts.say("connection.connecting");
    else text = seconds > 0 ? texts.say("connection.waiting", seconds) : texts.say("connection.waiting.now");
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#action.hidden = !stopped && seconds <= 1;
    this.#action.textContent = texts.say(stopped ? "connection.reload" : "connection.retry");
  }
}
