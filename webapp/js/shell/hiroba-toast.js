import { context, listen } from "../helpers/context.js";
import { h } from "../helpers/dom.js";

const SHOWN_MILLIS = 5_000;

/** Shows short news for five seconds, and reads them out politely. */
export class HirobaToast extends HTMLElement {
  #unlisten;

  connectedCallback() {
    const { chat, toast } = context();
    this.role = "status";
    this.#unlisten = listen(
      [toast, "show", ({ detail }) => this.#show(detail)],
      [chat, "notice", ({ detail }) => this.#show(detail.text)],
    );
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show(text) {
    const news = h("p", { class: "toast", dir: "auto", textContent: text });
    this.append(news);
    setTimeout(() => news.remove(), SHOWN_MILLIS);
  }
}

/** Short news that come and go at the edge of the page. Sends `show` (detail: the text). */
export class Toast extends EventTarget {
  show(text) {
    this.dispatchEvent(new CustomEvent("show", { detail: text }));
  }
}
