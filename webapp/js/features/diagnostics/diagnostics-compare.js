import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { responseHeadBytes } from "../../transport/wire-size.js";
import { Comparison } from "./comparison.js";
import { millis } from "./diagnostics-parts.js";

const SECONDS = 10;

/** Polling, long polling and WebSocket side by side: the same events, what each costs and how late it is. */
export class DiagnosticsCompare extends HTMLElement {
  #button = h("button", { type: "button", class: "button" });
  #progress = h("progress", { hidden: true });
  #status = h("p", { class: "quiet", role: "status" });
  #table = h("div", { class: "scroll-x" });

  connectedCallback() {
    const { texts } = context();
    this.#button.textContent = texts.say("diagnostics.compare.start", SECONDS);
    this.#button.onclick = () => this.#run();
    this.#progress.ariaLabel = texts.say("diagnostics.compare.title");
    this.replaceChildren(h("div", { class: "row" }, this.#button, this.#progress), this.#table, this.#status);
  }

  disconnectedCallback() {
    this.replaceChildren();
  }

  async #run() {
    const { api, clock, diagnosis, link, now, texts } = context();
    this.#busy(true);
    this.#status.textContent = texts.say("diagnostics.compare.running", SECONDS);
    api.costs.clear();
    performance.clearResourceTimings();
    const comparison = new Comparison({ api, clock, now, socket: link.open ? link : null, known: diagnosis.facts.clock });
    try {
      await comparison.run(SECONDS);
      this.#show(comparison);
    } catch (problem) {
      this.#status.textContent = texts.say("diagnostics.compare.failed", problem.message);
    }
    this.#busy(false);
  }

  #busy(busy) {
    this.#button.disabled = busy;
    this.#progress.hidden = !busy;
  }

  #show({ poll, longPoll, webSocket, uncertainty }) {
    const { api, diagnosis, texts } = context();
    const costs = [api.cost("poll"), api.cost("long-poll")];
    const rows = [
      ["poll", poll, costs[0]],
      ["long-poll", longPoll, costs[1]],
      ["websocket", webSocket, { sent: webSocket.sentBytes, received: webSocket.receivedBytes }],
    ].map(([key, way, { sent, received }]) => [
      texts.say(`diagnostics.compare.${key}`),
      texts.number(way.exchanges),
      `${texts.number(way.heard)} / ${texts.number(way.expected)}`,
      texts.number(sent),
      texts.number(received),
      way.heard === 0 ? "–" : texts.number(Math.round((sent + received) / way.heard)),
      way.latency ? `${millis(way.latency.median, texts)} (≤ ${millis(way.latency.max, texts)})` : "–",
    ]);
    const heads = ["way", "exchanges", "events", "sent", "received", "each", "latency"].map((key) => texts.say(`diagnostics.compare.head.${key}`));
    const cells = ([name, ...values]) => h("tr", {}, h("th", { scope: "row", textContent: name }), values.map((value) => h("td", { textContent: value })));
    this.#table.tabIndex = 0;
    this.#table.role = "region";
    this.#table.ariaLabel = texts.say("diagnostics.compare.title");
    this.#table.replaceChildren(h("table", { class: "figures" }, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col", textContent: head })))), h("tbody", {}, rows.map(cells))));
    const notes = [
      texts.say("diagnostics.compare.done", texts.number(Math.round(uncertainty * 10) / 10)),
      texts.say(costs.every(({ measured }) => measured) ? "diagnostics.compare.measured" : "diagnostics.compare.estimated"),
      this.#handshakeCost(),
    ].filter(Boolean);
    this.#status.textContent = notes.join(" ");
    diagnosis.set({ comparison: [...rows.map(([name, ...values]) => `${name}: ${values.map((value, index) => `${heads[index + 1]} ${value}`).join("; ")}`), ...notes] });
  }

  /** What a WebSocket costs once, before the first event. */
  #handshakeCost() {
    const { diagnosis, texts } = context();
    const { handshake } = diagnosis.facts;
    if (!handshake) return "";
    return texts.say("diagnostics.compare.handshake", texts.number(handshake.request.bytes), texts.number(responseHeadBytes(handshake.response.headers, "101 Switching Protocols")));
  }
}
