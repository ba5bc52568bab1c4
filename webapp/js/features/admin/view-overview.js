import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { button, card, facts, failure, head, tag, when } from "./admin-parts.js";
import { AdminPlace } from "./admin-place.js";
import { bytesText, spanText } from "./admin-words.js";

/** How the server is, at a glance; what needs somebody stands first. */
export class ViewOverview {
  element;
  #body = h("div");
  #note = h("p", { class: "quiet" });
  /** What was drawn last, as JSON without what always changes: equal news move nothing. */
  #drawn = "";

  constructor() {
    const { status, texts } = context();
    this.element = h("section", {}, head(texts.say("admin.overview"), button(texts.say("admin.refresh"), () => status.refresh())), this.#body, this.#note);
    this.#body.append(h("p", { class: "admin-state quiet", textContent: texts.say("admin.loading") }));
    status.addEventListener("change", () => this.#show());
    this.#show();
  }

  show() {}

  #show() {
    const { status, texts } = context();
    const { data, problem } = status;
    if (!data) {
      if (problem) this.#body.replaceChildren(failure(problem, () => status.refresh()));
      return;
    }
    this.#note.textContent = texts.say(problem ? "admin.overview.stale" : "admin.overview.at", texts.clock(status.at));
    // Not while somebody reads in it with the keyboard or has something open there.
    const facts = JSON.stringify(data);
    if (facts === this.#drawn) return;
    this.#drawn = facts;
    const open = [...this.#body.querySelectorAll("details[open]")].map(({ id }) => id);
    const focused = this.#body.contains(document.activeElement) ? document.activeElement.id : "";
    this.#body.replaceChildren(...this.#attention(data), this.#figures(data), h("div", { class: "admin-columns" }, this.#health(data.health), h("div", { class: "admin-column" }, this.#load(data), this.#server(data))));
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    if (focused) document.getElementById(focused)?.focus();
  }

  #attention({ people, warnings, health }) {
    const { local, texts } = context();
    const notes = [
      health.status !== "UP" && [texts.say("admin.attention.down"), null],
      local && people.gone > 0 && [texts.count("admin.gone.waiting", people.gone), ["#people/gone", texts.say("admin.gone.look")]],
      warnings > 0 && [texts.count("admin.attention.warnings", warnings), ["#settings", texts.say("admin.attention.read")]],
    ].filter(Boolean);
    return notes.map(([text, link], at) => h("p", { class: "admin-notice" }, text, link && " ", link && h("a", { id: `attention-${at}`, href: link[0], textContent: link[1] })));
  }

  #figures({ people, rooms, messages, load }) {
    const { local, texts } = context();
    const figure = (id, value, label, more, href) =>
      h(
        "li",
        { class: "admin-figure" },
        h("span", { class: "admin-figure__value", textContent: texts.number(value) }),
        href ? h("a", { id: `figure-${id}`, href, textContent: label }) : h("span", { textContent: label }),
        h("span", { class: "quiet", textContent: more }),
      );
    const more = [texts.count("admin.figure.admins", people.administrators), people.guests > 0 && texts.count("admin.figure.guests", people.guests), people.disabled > 0 && texts.count("admin.figure.disabled", people.disabled)].filter(Boolean);
    return h(
      "ul",
      { class: "admin-figures", role: "list" },
      figure("people", people.active, texts.say("admin.figure.people"), more.join(" · "), local ? AdminPlace.hashOf("people", null, { state: "active" }) : null),
      figure("online", people.online, texts.say("admin.figure.online"), texts.count("admin.figure.sockets", load.sockets)),
      figure("rooms", rooms.public + rooms.private, texts.say("admin.figure.rooms"), [texts.count("admin.figure.private", rooms.private), rooms.archived > 0 && texts.count("admin.figure.archived", rooms.archived), texts.count("admin.figure.direct", rooms.direct)].filter(Boolean).join(" · "), "#rooms"),
      figure("messages", messages, texts.say("admin.figure.messages"), texts.say("admin.figure.messages.hint")),
    );
  }

  #health({ status, checks }) {
    const { texts } = context();
    const keyOf = ({ name }) => `admin.check.${name}`;
    const row = ({ name, status: one, data }) => {
      const { error, ...rest } = data;
      const said = Object.entries(rest);
      const key = keyOf({ name });
      return h(
        "li",
        { class: "admin-check" },
        tag(texts.say(one === "UP" ? "admin.up" : "admin.down"), one === "UP" ? "active" : "disabled"),
        h(
          "div",
          { class: "admin-check__text" },
          h("span", {}, texts.has(key) ? texts.say(key) : name, texts.has(key) && h("code", { class: "quiet", textContent: ` ${name}` })),
          error && h("p", { lang: "en", textContent: String(error) }),
          said.length > 0 && h("details", { id: `check-${name}` }, h("summary", { id: `check-sum-${name}`, textContent: texts.say("admin.check.more") }), facts(said.map(([fact, value]) => [fact, String(value)]))),
        ),
      );
    };
    // What is wrong stands first; of all the threads that are well it is enough to know how many.
    const first = checks.filter((one) => one.status !== "UP");
    const known = checks.filter((one) => one.status === "UP" && texts.has(keyOf(one)));
    const rest = checks.filter((one) => one.status === "UP" && !texts.has(keyOf(one)));
    const list = (some) => h("ul", { class: "admin-checks", role: "list" }, some.map(row));
    return card(
      texts.say("admin.health"),
      h("p", {}, texts.say(status === "UP" ? "admin.health.up" : "admin.health.down")),
      list([...first, ...known]),
      rest.length > 0 && h("details", { class: "admin-check__rest", id: "checks-rest" }, h("summary", { id: "checks-rest-sum", textContent: texts.count("admin.check.rest", rest.length) }), list(rest)),
    );
  }

  #load({ load }) {
    const { texts } = context();
    const bytes = (value) => bytesText(texts.language, value);
    const share = (used, all, words = texts.say("admin.load.of", bytes(used), bytes(all))) => h("span", { class: "admin-share" }, h("meter", { min: 0, max: Math.max(1, all), value: used, "aria-hidden": "true" }), words);
    return card(
      texts.say("admin.load"),
      facts([
        [texts.say("admin.load.memory"), share(load.heapUsedBytes, load.heapMaxBytes)],
        load.diskTotalBytes > 0 && [texts.say("admin.load.disk"), share(load.diskTotalBytes - load.diskFreeBytes, load.diskTotalBytes, texts.say("admin.load.free", bytes(load.diskFreeBytes), bytes(load.diskTotalBytes)))],
        [texts.say("admin.load.processors"), load.systemLoad === null ? texts.number(load.processors) : texts.say("admin.load.average", texts.number(load.processors), texts.number(Math.round(load.systemLoad * 10) / 10))],
      ]),
    );
  }

  #server({ server, health }) {
    const { texts } = context();
    const product = health.checks.find(({ name }) => name === "database")?.data.product;
    return card(
      texts.say("admin.server"),
      facts([
        [texts.say("admin.server.version"), server.version ? `Hiroba ${server.version}` : "Hiroba"],
        [texts.say("admin.server.up"), [spanText(texts.language, (Date.parse(server.now) - Date.parse(server.startedAt)) / 1000), " · ", texts.say("admin.server.since"), " ", when(server.startedAt)]],
        [texts.say("admin.server.node"), h("bdi", { textContent: server.node })],
        product && [texts.say("admin.server.database"), String(product)],
        [texts.say("admin.server.container"), server.container],
        [texts.say("admin.server.java"), `Java ${server.java}, ${server.system}`],
      ]),
    );
  }
}
