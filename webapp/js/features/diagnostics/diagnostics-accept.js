import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { acceptKey, isKey } from "./accept-key.js";
import { acceptSteps } from "./diagnostics-parts.js";

/** A well-known key, whose answer is nk/xVRZ0rn2kjrM6nr8O/elGToQ=. */
const EXAMPLE = "L7XSkAaV9mTTJbtCOhsZkg==";

/** Works out the answer to any key one types, without asking the server. */
export class DiagnosticsAccept extends HTMLElement {
  #field = h("input", { class: "field field--code", id: "accept-key", autocomplete: "off", spellcheck: false, maxLength: 200, value: EXAMPLE, "aria-describedby": "accept-problem" });
  #problem = h("p", { class: "form__error", id: "accept-problem", role: "alert" });
  #steps = h("div", { role: "status" });

  connectedCallback() {
    const { texts } = context();
    this.#field.oninput = () => this.#show();
    this.replaceChildren(h("label", { class: "form__label", for: "accept-key", textContent: texts.say("diagnostics.accept.field") }), this.#field, this.#problem, this.#steps);
    this.#show();
  }

  disconnectedCallback() {
    this.replaceChildren();
  }

  #show() {
    const { texts } = context();
    const key = this.#field.value.trim();
    const fine = isKey(key);
    this.#field.ariaInvalid = fine ? null : "true";
    this.#problem.textContent = fine ? "" : texts.say("diagnostics.accept.invalid");
    this.#steps.replaceChildren(...(fine ? [acceptSteps(acceptKey(key), texts)] : []));
  }
}
