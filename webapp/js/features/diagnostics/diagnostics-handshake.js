import { context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { acceptKey, isKey } from "./accept-key.js";
import { acceptSteps, facts, headerTable } from "./diagnostics-parts.js";
import { headerOf } from "./received-headers.js";

/** The opening handshake of this page's own connection, as the server received and answered it. */
export class DiagnosticsHandshake extends HTMLElement {
  #unlisten;

  connectedCallback() {
    const { link, texts } = context();
    this.replaceChildren(h("p", { class: "quiet", textContent: texts.say("diagnostics.handshake.waiting") }));
    this.#unlisten = listen(
      [link, "handshake", ({ detail }) => this.#show(detail)],
      [link, "close", () => this.#failed()],
    );
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  async #failed() {
    const { api, diagnosis, texts } = context();
    if (diagnosis.facts.handshake) return;
    // The next best thing: how plain HTTP comes, through the same proxies.
    const seen = await api.request();
    if (seen) diagnosis.set({ request: seen });
    const explained = h("p", { textContent: texts.say(seen ? "diagnostics.handshake.failed" : "diagnostics.handshake.unreachable") });
    this.replaceChildren(explained, ...(seen ? [this.#request(seen)] : []));
  }

  #show(seen) {
    const { diagnosis, link, texts } = context();
    const { subprotocol, extensions } = link.negotiated;
    diagnosis.set({ handshake: seen, negotiated: link.negotiated });
    const none = texts.say("diagnostics.handshake.none");
    const offered = headerOf(seen.request.headers, "Sec-WebSocket-Extensions");
    this.replaceChildren(
      this.#request(seen),
      headerTable(seen.response.headers, texts.say("diagnostics.handshake.response"), texts),
      facts([
        [texts.say("diagnostics.handshake.subprotocol"), subprotocol || none],
        [texts.say("diagnostics.handshake.extensions"), extensions || none],
        [texts.say("diagnostics.handshake.offered"), offered ?? none],
      ]),
      h("p", { class: "quiet", textContent: texts.say("diagnostics.handshake.extensions.why") }),
      ...this.#answer(seen),
    );
  }

  #request({ request }) {
    const { texts } = context();
    const table = headerTable(request.headers, texts.say("diagnostics.handshake.request"), texts, true);
    return h("div", {}, h("p", {}, h("code", { class: "request-line", textContent: `${request.method} ${request.path} ${request.protocol}` })), table);
  }

  /** The accept key of this very connection. */
  #answer({ request, response }) {
    const { texts } = context();
    const key = headerOf(request.headers, "Sec-WebSocket-Key") ?? "";
    if (!isKey(key)) return [];
    const steps = acceptKey(key);
    const answered = headerOf(response.headers, "Sec-WebSocket-Accept");
    const verdict = answered === null ? "unseen" : answered === steps.accept ? "same" : "other";
    return [
      h("h3", { textContent: texts.say("diagnostics.handshake.accept") }),
      acceptSteps(steps, texts),
      h("p", { class: `verdict verdict--${verdict === "other" ? "bad" : "good"}`, textContent: texts.say(`diagnostics.handshake.accept.${verdict}`) }),
    ];
  }
}
