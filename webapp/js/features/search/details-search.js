import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { hit } from "./hit.js";

const PAUSE_MILLIS = 250;

/** What is said of an answer: that there may be more, or that there is nothing. */
export function statusOf({ hits, incomplete }, cursor = null) {
  if (incomplete) return "search.incomplete";
  return hits.length === 0 && !cursor ? "search.none" : null;
}

/** A search over what one may read; it stays open while one walks through its hits. */
export function searchPane() {
  const { chat, place, texts } = context();
  const field = h("input", { class: "field", type: "search", id: "search-field", autofocus: true, placeholder: texts.say("search.placeholder"), "aria-label": texts.say("details.search"), dir: "auto" });
  const here = h("input", { type: "checkbox", id: "search-here" });
  const status = h("p", { class: "details__hint", role: "status", textContent: texts.say("search.hint") });
  const list = h("ul", { role: "list", class: "hits" });
  const more = h("button", { type: "button", class: "button button--wide", hidden: true, textContent: texts.say("search.more") });
  let timer;
  let latest = 0;

  const search = async (cursor) => {
    const q = field.value.trim();
    const mine = ++latest;
    if (q === "") return show([], { status: "search.hint" });
    try {
      const answer = await chat.ask({ type: "search", q, ...(here.checked && { room: place.room }), ...(cursor && { cursor }) });
      if (mine !== latest) return;
      show(answer.hits, { more: answer.cursor, append: Boolean(cursor), status: statusOf(answer, cursor) });
    } catch {
      // Offline, or refused: the words stay, the next key tries again.
      if (mine === latest) show([], { status: "search.failed" });
    }
  };
  const show = (hits, { more: cursor = null, append = false, status: key = null }) => {
    status.textContent = key ? texts.say(key) : "";
    list.replaceChildren(...(append ? list.children : []), ...drawEach(hits, (found) => hit(found, { words: field.value.split(/\s+/u).filter(Boolean) }), ({ snippet }) => snippet));
    more.hidden = !cursor;
    more.onclick = () => search(cursor);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(), PAUSE_MILLIS);
  });
  here.addEventListener("change", () => search());
  return h("div", { class: "details__body" }, field, h("label", { class: "check", for: "search-here" }, here, texts.say("search.here")), status, list, more);
}
