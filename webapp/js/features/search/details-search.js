import { context } from "../../helpers/context.js";
import { drawEach, h, icon, iconButton } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { openMenu } from "../../helpers/wishes.js";
import { localDay } from "../reading/timeline-rows.js";
import { hit } from "./hit.js";
import { RecentSearches } from "./recent-searches.js";
import { suggestions } from "./search-names.js";
import { dayBefore, parts, withDate, withOperator, without } from "./search-query.js";

const PAUSE_MILLIS = 250;
const DATES = { today: 0, week: 7, month: 30 };

/** What is said of an answer: that there may be more, or that there is nothing. */
export function statusOf({ hits, incomplete }, cursor = null) {
  if (incomplete) return "search.incomplete";
  return hits.length === 0 && !cursor ? "search.none" : null;
}

/** What the pane begins with, and how the open one takes more. */
let wanted = "";
let take = null;

/** Opens the search, or goes on in it, with one operator: `{key, value}`. */
export function searchFor({ key, value }) {
  const { place } = context();
  if (place.details === "search" && take) return take(key, value);
  wanted = withOperator("", key, value);
  if (place.details !== "search") place.toggle("search");
}

/** A search over what one may read; it stays open while one walks through its hits. */
export async function searchPane(signal) {
  if (!(await learnTexts("finding"))) return null;
  const { chat, place, storage, texts } = context();
  const recent = new RecentSearches(storage);
  const field = h("input", { class: "field", type: "search", id: "search-field", autofocus: true, placeholder: texts.say("search.placeholder"), role: "combobox", "aria-expanded": "false", "aria-controls": "search-names", "aria-label": texts.say("details.search"), dir: "auto", autocomplete: "off", spellcheck: false });
  const names = h("ul", { class: "completion search__names", role: "listbox", id: "search-names", hidden: true, "aria-label": texts.say("finding.names") });
  const here = h("input", { type: "checkbox", id: "search-here" });
  const chips = h("div", { class: "chips", role: "group", "aria-label": texts.say("finding.chips") });
  const status = h("p", { class: "details__hint", role: "status", textContent: texts.say("search.hint") });
  const list = h("ul", { role: "list", class: "hits" });
  const before = h("div", { class: "search__before" });
  const more = h("button", { type: "button", class: "button button--wide", hidden: true, textContent: texts.say("search.more") });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  let timer;
  let latest = 0;

  const search = async (cursor) => {
    const q = field.value.trim();
    const mine = ++latest;
    if (q === "") return show([], { status: "search.hint" });
    try {
      const answer = await chat.ask({ type: "search", q, ...(zone && { zone }), ...(here.checked && { room: place.room }), ...(cursor && { cursor }) });
      if (mine !== latest) return;
      show(answer.hits, { more: answer.cursor, append: Boolean(cursor), status: statusOf(answer, cursor) });
    } catch (problem) {
      // Offline, or refused: the words stay, the next key tries again.
      if (mine === latest) show([], problem.code === "bad-request" ? { status: "finding.wrong" } : { status: "search.failed" });
    }
  };
  const show = (hits, { more: cursor = null, append = false, status: key = null }) => {
    status.textContent = key ? texts.say(key) : "";
    const words = parts(field.value).filter((part) => part.key === null).map(({ value }) => value);
    list.replaceChildren(...(append ? list.children : []), ...drawEach(hits, (found) => hit(found, { words }), ({ snippet }) => snippet));
    more.hidden = !cursor;
    more.onclick = () => search(cursor);
    before.hidden = field.value.trim() !== "";
  };
  const put = (text, { soon = false } = {}) => {
    field.value = text;
    field.focus();
    field.setSelectionRange(text.length, text.length);
    changed(soon);
  };
  const changed = (soon = false) => {
    clearTimeout(timer);
    timer = setTimeout(() => search(), soon ? 0 : PAUSE_MILLIS);
    drawChips();
    suggest();
  };

  const suggest = suggestions({ field, list: names, choose: (part, value) => put(withOperator(without(field.value, part), part.key, value), { soon: true }) });
  const ask = (key) => put(`${field.value.trimEnd()} ${key}:`.trimStart());
  const menu = (anchor, entries) => openMenu(anchor, anchor.textContent, entries);
  const adders = {
    from: () => ask("from"),
    in: () => ask("in"),
    date: (anchor) => menu(anchor, [...Object.entries(DATES).map(([key, days]) => ({ name: "calendar", key: `finding.date.${key}`, act: () => put(withDate(field.value, "after", dayBefore(days)), { soon: true }) })), { name: "calendar", key: "finding.date.on", act: () => day.ask() }]),
    has: (anchor) => menu(anchor, [["picture", "has", "image"], ["clip", "has", "file"], ["link", "has", "link"], ["keyboard", "has", "code"], ["pin", "is", "pinned"], ["bookmark", "is", "saved"]].map(([name, key, value]) => ({ name, key: `finding.${key}.${value}`, act: () => put(withOperator(field.value, key, value), { soon: true }) }))),
  };
  const drawChips = () => {
    const set = parts(field.value).filter(({ key, value }) => key !== null && value !== "");
    const chip = (part) =>
      h("button", { type: "button", class: "chip chip--set", "aria-label": texts.say("finding.remove", `${part.key}: ${part.value}`), onclick: () => put(without(field.value, part), { soon: true }) }, h("bdi", { textContent: `${texts.say(`finding.key.${part.key}`)}: ${part.value}` }), icon("close"));
    const adder = ([key, act]) => h("button", { type: "button", class: "chip", onclick: ({ currentTarget }) => act(currentTarget), textContent: texts.say(`finding.add.${key}`) });
    chips.replaceChildren(...set.map(chip), ...Object.entries(adders).map(adder));
  };
  const drawBefore = () => {
    const lately = recent.all;
    const again = (q) => h("li", {}, h("button", { type: "button", class: "search__again", onclick: () => put(q, { soon: true }) }, icon("history"), h("bdi", { textContent: q })));
    before.replaceChildren(
      ...(lately.length === 0
        ? [h("p", { class: "form__hint", textContent: texts.say("finding.tips") })]
        : [h("h3", { class: "details__heading", textContent: texts.say("finding.recent") }), h("ul", { role: "list", class: "search__recent" }, lately.map(again)), h("button", { type: "button", class: "link-button", textContent: texts.say("finding.forget"), onclick: () => (recent.forget(), drawBefore()) })]),
    );
  };

  const day = dayField((key, value) => put(withDate(field.value, key, value), { soon: true }), () => field.focus());
  field.addEventListener("input", () => changed());
  field.addEventListener("keydown", (event) => event.key === "ArrowDown" && !event.defaultPrevented && step(event, list));
  list.addEventListener("keydown", (event) => step(event, list, field));
  list.addEventListener("click", (event) => event.target.closest("a") && recent.keep(field.value));
  here.addEventListener("change", () => search());
  take = (key, value) => put(withOperator(parts(field.value).filter((part) => part.key === key).reduceRight(without, field.value), key, value), { soon: true });
  signal.addEventListener("abort", () => (take = null));
  field.value = wanted;
  if (wanted !== "") search();
  wanted = "";
  drawChips();
  drawBefore();
  return h("div", { class: "details__body" }, h("div", { class: "search__field" }, field, names), chips, day.element, h("label", { class: "check", for: "search-here" }, here, texts.say("search.here")), status, before, list, more);
}

/** Asks for a day by the browser's own field for it, below the chips. */
function dayField(choose, leave) {
  const { texts } = context();
  const kind = h("select", { class: "field", "aria-label": texts.say("finding.when") }, ["on", "after", "before"].map((key) => h("option", { value: key, textContent: texts.say(`finding.when.${key}`) })));
  const field = h("input", { class: "field", type: "date", required: true, max: localDay(Date.now()), "aria-label": texts.say("finding.day") });
  const close = () => {
    element.hidden = true;
    leave();
  };
  const element = h(
    "form",
    {
      class: "search__day",
      hidden: true,
      onsubmit: (event) => {
        event.preventDefault();
        element.hidden = true;
        choose(kind.value, field.value);
      },
      onkeydown: (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        close();
      },
    },
    kind,
    field,
    h("span", { class: "search__day-end" }, h("button", { type: "submit", class: "button", textContent: texts.say("finding.day.add") }), iconButton("close", texts.say("finding.day.close"), close, "icon-button--small")),
  );
  const ask = () => {
    element.hidden = false;
    field.focus();
  };
  return { element, ask };
}

/** Arrow down and up go from hit to hit, and from the first one back to the field. */
function step(event, list, field = null) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.isComposing) return;
  const links = [...list.querySelectorAll("a.hit")];
  const next = links.indexOf(document.activeElement) + by;
  event.preventDefault();
  if (next < 0) field?.focus();
  else links[Math.min(next, links.length - 1)]?.focus();
}
