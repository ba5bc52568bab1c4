import { context, listen } from "../helpers/context.js";
import { h } from "../helpers/dom.js";

const SHOWN_MILLIS = 5_000;
const SHOWN_WITH_ACTION_MILLIS = 10_000;

/** Shows short news for five seconds, and reads them out politely. */
export class HirobaToast extends HTMLElement {
  #unlisten;

  connectedCallback() {
    const { chat, toast } = context();
    this.role = "status";
    this.#unlisten = listen(
      [toast, "show", ({ detail }) => this.#show(detail)],
      [chat, "notice", ({ detail }) => this.#show(detail)],
    );
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show({ text, action }) {
    const news = h("p", { class: "toast", dir: "auto" }, text);
    const go = () => (news.remove(), action.act());
    if (action) news.append(h("button", { type: "button", class: "link-button", textContent: action.label, onclick: go }));
    this.append(news);
    setTimeout(() => news.remove(), action ? SHOWN_WITH_ACTION_MILLIS : SHOWN_MILLIS);
  }
}

/** Short news that come and go at the edge of the page. Sends `show` (detail: `{text, action}`). */
export class Toast extends EventTarget {
  /** @param action what can be done about it, `{label, act}`: shown for longer */
  show(text, action = null) {
    this.dispatchEvent(new CustomEvent("show", { detail: { text, action } }));
  }
}
