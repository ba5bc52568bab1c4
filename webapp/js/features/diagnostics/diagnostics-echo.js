import { context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";

const MAX_LINES = 200;

/** The echo test: connects by itself, logs what happens, sends what one writes. */
export class DiagnosticsEcho extends HTMLElement {
  #unlisten;
  #lines = [];
  #log = h("div", { class: "log", role: "log", tabIndex: 0 });
  #field = h("input", { class: "field", id: "echo-text", dir: "auto", autocomplete: "off", maxLength: 10_000 });
  #connect = h("button", { type: "button", class: "button", hidden: true });

  connectedCallback() {
    const { echo, texts } = context();
    this.#log.ariaLabel = texts.say("diagnostics.echo.log");
    this.#connect.textContent = texts.say("diagnostics.echo.connect");
    this.#connect.onclick = () => this.#open();
    const form = h(
      "form",
      { class: "row" },
      h("label", { class: "visually-hidden", for: "echo-text", textContent: texts.say("diagnostics.echo.field") }),
      this.#field,
      h("button", { type: "submit", class: "button button--primary", textContent: texts.say("diagnostics.echo.send") }),
      this.#connect,
    );
    this.#field.placeholder = texts.say("diagnostics.echo.placeholder");
    this.replaceChildren(this.#log, form);
    this.#unlisten = listen(
      [form, "submit", (event) => this.#send(event)],
      [echo, "open", () => this.#add("system", texts.say("diagnostics.echo.open", echo.url))],
      [echo, "message", ({ detail }) => this.#add("received", detail.data)],
      [echo, "close", ({ detail }) => this.#closed(detail)],
    );
    this.#open();
  }

  disconnectedCallback() {
    this.#unlisten();
    context().echo.drop();
    this.replaceChildren();
  }

  #open() {
    const { echo, texts } = context();
    this.#connect.hidden = true;
    this.#add("system", texts.say("diagnostics.echo.connecting", echo.url));
    echo.connect();
  }

  #closed({ code, reason, clean }) {
    const { texts } = context();
    const key = `diagnostics.code.${code}`;
    const meaning = texts.has(key) ? texts.say(key) : "";
    this.#add("error", texts.say("diagnostics.echo.close", code, [reason, meaning, texts.say(clean ? "diagnostics.echo.clean" : "diagnostics.echo.unclean")].filter(Boolean).join(" · ")));
    this.#connect.hidden = false;
  }

  #send(event) {
    event.preventDefault();
    const { echo, texts } = context();
    const text = this.#field.value;
    if (text === "") return;
    if (!echo.open) return this.#add("error", texts.say("diagnostics.echo.not-open"));
    echo.send(text);
    this.#add("sent", text);
    this.#field.value = "";
  }

  /** Text is only ever text: what looks like script is shown, not run. */
  #add(kind, text) {
    const { diagnosis, texts } = context();
    const label = texts.say(`diagnostics.echo.${kind}`);
    const time = texts.clock(Date.now());
    this.#lines.push(kind === "sent" || kind === "received" ? `${time} ${label} (${text.length})` : `${time} ${text}`);
    this.#log.append(h("div", { class: `log__line log__line--${kind}` }, h("time", { textContent: time }), h("span", { class: "log__kind", textContent: label }), h("bdi", { class: "log__text", textContent: text })));
    while (this.#log.childElementCount > MAX_LINES) this.#log.firstElementChild.remove();
    this.#log.scrollTop = this.#log.scrollHeight;
    diagnosis.set({ echo: this.#lines.slice(-MAX_LINES) });
  }
}
