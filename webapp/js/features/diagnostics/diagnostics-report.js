import { coalesced, context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { report } from "./report-text.js";

/** Everything as plain text, to be copied for the help desk. */
export class DiagnosticsReport extends HTMLElement {
  #unlisten;
  #text = h("textarea", { class: "field field--code report", id: "report", readOnly: true, rows: 14, spellcheck: false });
  #said = h("span", { role: "status" });

  connectedCallback() {
    const { diagnosis, texts } = context();
    this.replaceChildren(
      h("label", { class: "visually-hidden", for: "report", textContent: texts.say("diagnostics.report.label") }),
      this.#text,
      h("div", { class: "row" }, h("button", { type: "button", class: "button button--primary", textContent: texts.say("diagnostics.report.copy"), onclick: () => this.#copy() }), this.#said),
    );
    this.#unlisten = listen([diagnosis, "change", coalesced(() => this.#show())]);
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show() {
    const { diagnosis, texts } = context();
    // Somebody who is selecting in it must not lose the selection.
    if (document.activeElement !== this.#text) this.#text.value = report(diagnosis.facts, texts);
  }

  async #copy() {
    const { diagnosis, texts } = context();
    this.#text.value = report(diagnosis.facts, texts);
    this.#text.select();
    try {
      await navigator.clipboard.writeText(this.#text.value);
      this.#said.textContent = texts.say("diagnostics.report.copied");
    } catch {
      // No clipboard for scripts on plain-http origins: the text is selected, a key copies it.
      this.#said.textContent = texts.say("diagnostics.report.select");
    }
  }
}
