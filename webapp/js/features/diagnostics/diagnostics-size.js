import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { largestMessage, MAX_BYTES } from "./largest-message.js";

const AT_MOST_MILLIS = 120_000;

/** Finds the largest message that comes through and back. */
export class DiagnosticsSize extends HTMLElement {
  #button = h("button", { type: "button", class: "button" });
  #progress = h("progress", { hidden: true });
  #result = h("p", { role: "status" });

  connectedCallback() {
    const { texts } = context();
    this.#button.textContent = texts.say("diagnostics.size.start");
    this.#button.onclick = () => this.#search();
    this.#progress.ariaLabel = texts.say("diagnostics.size.title");
    this.replaceChildren(h("div", { class: "row" }, this.#button, this.#progress), this.#result);
  }

  disconnectedCallback() {
    context().probe.close();
    this.replaceChildren();
  }

  async #search() {
    const { diagnosis, probe, texts, now } = context();
    const ends = now() + AT_MOST_MILLIS;
    this.#busy(true);
    const found = await largestMessage({
      attempt: (bytes) => probe.attempt(bytes),
      proceed: ({ bytes }) => {
        this.#result.textContent = texts.say("diagnostics.size.trying", texts.number(bytes));
        return this.isConnected && now() < ends;
      },
    });
    probe.close();
    this.#busy(false);
    this.#result.textContent = this.#verdict(found);
    diagnosis.set({ size: this.#result.textContent });
  }

  #busy(busy) {
    this.#button.disabled = busy;
    this.#progress.hidden = !busy;
  }

  #verdict({ largest, failing, reason, code, tries, finished }) {
    const { texts } = context();
    const say = (key, ...values) => texts.say(`diagnostics.size.${key}`, ...values);
    if (largest === MAX_BYTES) return say("all", texts.number(largest));
    const why = reason ? say(`reason.${reason}`, code ?? "") : "";
    if (largest === 0) return say("nothing", why);
    return say(finished ? "found" : "unfinished", texts.number(largest), texts.number(failing), why, tries);
  }
}
