import { context } from "./context.js";
import { h, iconButton } from "./dom.js";
import { tried } from "./tried.js";

/** A button that takes a hit off its list, once `drop` came through. */
export function dropButton(key, drop) {
  const button = iconButton("close", context().texts.say(key), async () => {
    if ((await tried(drop())) === null) return;
    const item = button.closest("li");
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    (next?.querySelector("a") ?? document.querySelector(".details__header button"))?.focus();
  }, "icon-button--small hit__drop");
  return button;
}

/** A list that is loaded page by page: `page(cursor)` gives `{items, next}`. */
export function listPane(noneKey, page) {
  const { texts } = context();
  const status = h("p", { class: "details__hint", role: "status", textContent: texts.say("details.loading") });
  const list = h("ul", { role: "list", class: "hits" });
  const more = h("button", { type: "button", class: "button button--wide", hidden: true, textContent: texts.say("search.more") });
  const load = async (cursor) => {
    try {
      const { items, next } = await page(cursor);
      list.append(...items);
      status.textContent = list.childElementCount === 0 ? texts.say(noneKey) : "";
      more.hidden = !next;
      more.onclick = () => load(next);
    } catch {
      // Offline, or refused: the pane says so and can be opened again.
      status.textContent = texts.say("details.failed");
    }
  };
  load();
  return h("div", { class: "details__body" }, status, list, more);
}
