import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { select } from "./admin-parts.js";

const PAUSE_MILLIS = 250;

/**
 * The fields by which a list is looked through. What they say is in the address; they say what the
 * address says.
 *
 * @param fields `{name, label, kind: "search"|"select"|"date"|"text", options?, placeholder?}`
 */
export class Filters {
  element;
  #view;
  #fields = new Map();
  #timer;

  constructor(view, fields) {
    this.#view = view;
    const rows = fields.map(({ name, label, kind, options, placeholder }) => {
      const id = `filter-${view}-${name}`;
      const field = kind === "select" ? select(id, options, "") : h("input", { class: "field", id, type: kind, dir: kind === "date" ? null : "auto", autocomplete: "off", spellcheck: false, maxLength: 100, placeholder });
      field.addEventListener(kind === "select" || kind === "date" ? "change" : "input", () => this.#soon(kind === "select" ? 0 : PAUSE_MILLIS));
      this.#fields.set(name, field);
      return h("div", { class: `admin-filter admin-filter--${kind}` }, h("label", { class: "admin-filter__label", for: id, textContent: label }), kind === "search" ? h("span", { class: "admin-filter__search" }, icon("search"), field) : field);
    });
    const send = (event) => {
      event.preventDefault();
      this.#soon(0);
    };
    this.element = h("form", { class: "admin-filters", role: "search", onsubmit: send }, rows);
  }

  /** Takes what the address says. */
  show(query) {
    for (const [name, field] of this.#fields) {
      const value = query[name] ?? "";
      // Not under the hands of who is typing.
      if (field !== document.activeElement && field.value !== value) field.value = value;
    }
  }

  /** Whether anything is looked for. */
  get used() {
    return [...this.#fields.values()].some(({ value }) => value !== "");
  }

  clear() {
    for (const field of this.#fields.values()) field.value = "";
    this.#soon(0);
    this.#fields.values().next().value.focus();
  }

  #soon(millis) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { place } = context();
      if (place.view !== this.#view || place.id !== null) return;
      const said = Object.fromEntries([...this.#fields].map(([name, field]) => [name, field.value.trim()]));
      place.filter({ ...place.query, ...said });
    }, millis);
  }
}
