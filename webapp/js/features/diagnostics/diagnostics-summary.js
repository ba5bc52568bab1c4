import { context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { findings } from "./findings.js";

/** What it all means, first of all. */
export class DiagnosticsSummary extends HTMLElement {
  #unlisten;
  #shown = "";

  connectedCallback() {
    const { diagnosis } = context();
    this.#unlisten = listen([diagnosis, "change", () => this.#show()]);
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show() {
    const { diagnosis, texts } = context();
    const found = findings(diagnosis.facts);
    const key = JSON.stringify(found);
    if (key === this.#shown) return;
    this.#shown = key;
    const line = ({ level, key, values }) =>
      h("li", { class: `finding finding--${level}` }, h("span", { class: "finding__level", textContent: texts.say(`diagnostics.level.${level}`) }), h("span", { textContent: texts.say(`diagnostics.finding.${key}`, ...values) }));
    this.replaceChildren(found.length === 0 ? h("p", { textContent: texts.say("diagnostics.summary.waiting") }) : h("ul", { class: "findings", role: "list" }, found.map(line)));
    diagnosis.set({ findings: found });
  }
}
