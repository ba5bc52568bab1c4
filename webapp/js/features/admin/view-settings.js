import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { button, head, tag } from "./admin-parts.js";
import { settingsFound } from "./admin-words.js";
import { Filters } from "./filters.js";
import { Listing } from "./listing.js";
import { Pages } from "./pages.js";

/** How the server shows what it never shows. */
const MASK = "***";

/** The settings in force, and where each came from: to look at, for they are changed at the server. */
export class ViewSettings {
  element;
  #pages;
  #filters;
  #warnings = h("div");
  /** What the server answered, asked once for a visit of this view. */
  #known = null;
  #asked = null;

  constructor() {
    const { texts } = context();
    this.#pages = new Pages((query) => this.#find(query), "settings");
    this.#filters = new Filters("settings", [
      { name: "q", label: texts.say("admin.settings.search"), kind: "search" },
      { name: "set", label: texts.say("admin.settings.set"), kind: "select", options: [["", texts.say("admin.any")], ["set", texts.say("admin.settings.set.here")], ["default", texts.say("admin.settings.set.default")]] },
    ]);
    const listing = new Listing({
      pages: this.#pages,
      caption: texts.say("admin.settings"),
      count: "admin.settings.count",
      columns: [
        { key: "setting", label: texts.say("admin.settings.key"), cell: ({ key }) => h("code", { textContent: key }) },
        { key: "value", label: texts.say("admin.settings.value"), cell: ({ value }) => (value === MASK ? tag(texts.say("admin.settings.secret")) : value === "" ? h("span", { class: "quiet", textContent: texts.say("admin.settings.empty") }) : h("code", { textContent: value })) },
        { key: "source", label: texts.say("admin.settings.source"), cell: ({ source }) => (source === "default" ? h("span", { class: "quiet", textContent: texts.say("admin.settings.default") }) : h("span", { lang: "en", textContent: source })) },
      ],
      empty: () => [texts.say("admin.settings.none"), texts.say("admin.none.found.hint"), button(texts.say("admin.filters.clear"), () => this.#filters.clear())],
    });
    this.element = h("section", {}, head(texts.say("admin.settings")), h("p", { class: "quiet", textContent: texts.say("admin.settings.lead") }), this.#warnings, this.#filters.element, listing.element);
  }

  show({ query }) {
    this.#filters.show(query);
    const asked = JSON.stringify(query);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#pages.load(query);
  }

  async #find(query) {
    const { api, texts } = context();
    if (!this.#known) {
      const { data, problem } = await api.get("settings");
      if (problem) return { problem };
      this.#known = data;
      const lines = data.warnings.map((line) => h("li", { lang: "en", dir: "auto", textContent: line }));
      this.#warnings.replaceChildren(...(lines.length === 0 ? [] : [h("div", { class: "admin-notice" }, h("p", {}, h("strong", { textContent: texts.count("admin.attention.warnings", lines.length) })), h("ul", {}, lines))]));
    }
    return { data: { settings: settingsFound(this.#known.settings, query) } };
  }
}
