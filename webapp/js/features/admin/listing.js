import { context } from "../../helpers/context.js";
import { guarded, h } from "../../helpers/dom.js";
import { announce, button, emptyState, failure } from "./admin-parts.js";

/**
 * Shows `Pages` as a table, with what to say when nothing is there, when it loads and when it fails.
 * On a narrow screen each row is a small sheet of its own; the roles stay those of a table.
 *
 * @param columns `{key, label, cell}`: `cell` gives the nodes of a row's field; the first names the row
 * @param count texts of how many there are; `empty` gives title, text and actions for none
 */
export class Listing {
  element;
  #pages;
  #columns;
  #count;
  #empty;
  #caption;
  #body = h("tbody", { role: "rowgroup" });
  #table;
  #state = h("div");
  #more;
  /** Of each row that is shown, its element. */
  #shown = new Map();

  constructor({ pages, columns, caption, count, empty }) {
    const { texts } = context();
    this.#pages = pages;
    this.#columns = columns;
    this.#count = count;
    this.#empty = empty;
    this.#caption = caption;
    const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(({ label, key }) => h("th", { role: "columnheader", scope: "col", class: `admin-table__${key}`, textContent: label }))));
    this.#table = h("table", { class: "admin-table", role: "table", "aria-label": caption }, head, this.#body);
    this.#more = button(texts.say("admin.more"), () => this.#fetchMore(), { id: undefined });
    this.element = h("div", { class: "admin-list" }, this.#table, this.#state, h("div", { class: "admin-list__more" }, this.#more));
    pages.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  /** Takes a row out and gives the focus to what is next, so that it is never lost. */
  drop(row) {
    const element = this.#shown.get(row);
    const neighbour = element?.nextElementSibling ?? element?.previousElementSibling;
    this.#pages.remove(row);
    (neighbour?.querySelector("button, a") ?? this.element.closest("section")?.querySelector("h1"))?.focus();
  }

  #draw() {
    const { texts } = context();
    const { rows, state, problem, hasMore, loaded } = this.#pages;
    const busy = state === "loading";
    this.element.ariaBusy = String(busy || state === "more");
    this.#rows(rows);
    this.#table.hidden = rows.length === 0;
    this.#more.parentElement.hidden = !hasMore || state === "failed";
    this.#more.ariaBusy = String(state === "more");
    const shown = state === "failed" ? "failed" : rows.length > 0 ? "" : loaded ? "empty" : "loading";
    if (this.#state.dataset.shows !== shown || shown === "failed" || shown === "empty") {
      this.#state.dataset.shows = shown;
      this.#state.replaceChildren(...this.#said(shown, problem));
    }
    if (state === "ready") announce(rows.length === 0 ? this.#caption + ": " + texts.say("admin.none") : texts.count(this.#count, rows.length) + (hasMore ? ` ${texts.say("admin.more.there")}` : ""));
  }

  #said(shown, problem) {
    const { texts } = context();
    if (shown === "failed") return [failure(problem, () => (this.#pages.rows.length > 0 && this.#pages.hasMore ? this.#pages.more() : this.#pages.load()))];
    if (shown === "empty") return [emptyState(...this.#empty())];
    return shown === "loading" ? [h("p", { class: "admin-state quiet", textContent: texts.say("admin.loading") })] : [];
  }

  /** Rows that are the same objects as before stay as they are: more of them only adds some. */
  #rows(rows) {
    const before = this.#shown;
    const { id } = this.#body.contains(document.activeElement) ? document.activeElement : {};
    this.#shown = new Map(rows.map((row) => [row, before.get(row) ?? this.#row(row)]));
    for (const [row, element] of before) if (!this.#shown.has(row)) element.remove();
    for (const element of this.#shown.values()) if (!element.isConnected || element.parentElement !== this.#body) this.#body.append(element);
    // The row that had the focus was drawn anew, with what changed of it.
    if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus();
  }

  /** A row that cannot be drawn does not take the others with it. */
  #row(row) {
    return guarded(
      () =>
        h(
          "tr",
          { role: "row" },
          this.#columns.map(({ key, label, cell }, at) => h(at === 0 ? "th" : "td", { role: at === 0 ? "rowheader" : "cell", scope: at === 0 ? "row" : undefined, class: `admin-table__${key}`, "data-label": label }, cell(row))),
        ),
      () => h("tr", { role: "row" }, h("td", { role: "cell", colSpan: this.#columns.length, textContent: String(row?.name ?? row?.id ?? "?") })),
    );
  }

  async #fetchMore() {
    const before = this.#pages.rows.length;
    await this.#pages.more();
    if (this.#pages.hasMore || this.#pages.state === "failed") return;
    // The button is gone: on goes it with the first row that came.
    const first = [...this.#shown.values()][before];
    (first?.querySelector("a, button") ?? this.element.closest("section")?.querySelector("h1"))?.focus();
  }
}
