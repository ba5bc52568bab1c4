import { context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { facts } from "./diagnostics-parts.js";
import { forwardedHeaders, headerOf } from "./received-headers.js";

/** Proxies and addresses: where the connection came from, and who Hiroba thinks it is. */
export class DiagnosticsRoute extends HTMLElement {
  #unlisten;
  #shown = null;

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
    const { handshake, request: http, page } = diagnosis.facts;
    const seen = handshake ?? http;
    if (!seen || seen === this.#shown) return;
    this.#shown = seen;
    const say = (key) => texts.say(`diagnostics.route.${key}`);
    const { request, peer, client } = seen;
    const forwarded = forwardedHeaders(request.headers).map(([name, value]) => h("div", {}, h("code", { textContent: `${name}: ${value}` })));
    const rows = [
      [say("peer"), `${peer.address} · ${say(peer.trusted ? "trusted" : "untrusted")}`],
      [say("forwarded"), forwarded.length > 0 ? h("div", {}, forwarded) : say("forwarded.none")],
      [say("client"), client.address],
      [say("scheme"), request.scheme],
      [say("host"), headerOf(request.headers, "Host") ?? "–"],
      [say("server-origin"), client.origin ?? "–"],
      [say("page-origin"), page.origin],
      [say("secure"), say(client.secure ? "secure.yes" : "secure.no")],
    ];
    this.replaceChildren(facts(rows), h("p", { class: "quiet", textContent: say("hint") }));
  }
}
