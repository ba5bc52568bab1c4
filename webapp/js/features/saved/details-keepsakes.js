import { context } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { drawEach } from "../../helpers/guarded.js";
import { tried } from "../../helpers/tried.js";
import { hit } from "../search/details-search.js";

/** Where one was mentioned lately. */
export function mentionsPane() {
  const { chat } = context();
  return listPane("mentions.none", async (cursor) => {
    const { hits, cursor: next } = await chat.ask({ type: "mentions", limit: 50, ...(cursor && { cursor }) });
    return { items: drawEach(hits, (found) => hit(found), ({ snippet }) => snippet), next };
  });
}

/** What one has saved for later, from any room. */
export function savedPane() {
  const { keepsakes, texts } = context();
  return listPane("saved.none", async (cursor) => {
    const { items, cursor: next } = await keepsakes.saved(cursor);
    const drop = (room, { seq }) => dropButton("actions.unsave", () => keepsakes.save(room, seq, false));
    return { items: drawEach(items, ({ room, message }) => hit(asHit(room, message, texts), { extra: drop(room, message) }), ({ message }) => message.text), next };
  });
}

/** What is pinned in the open room, for everybody in it. */
export function pinsPane() {
  const { chat, keepsakes, place, texts } = context();
  const room = chat.rooms.get(place.room);
  return listPane("pins.none", async (cursor) => {
    const { messages, cursor: next } = await keepsakes.pins(room.id, cursor);
    const drop = ({ seq }) => room.writable && dropButton("actions.unpin", () => keepsakes.pin(room.id, seq, false));
    return { items: drawEach(messages, (message) => hit({ ...asHit(room.id, message, texts), room: null, place: room.id }, { extra: drop(message) }), ({ text }) => text), next };
  });
}

function asHit(room, { seq, at, from, text, deleted }, texts) {
  return { room, seq, at, from, snippet: deleted ? texts.say("message.deleted") : text };
}

function dropButton(key, drop) {
  const button = iconButton("close", context().texts.say(key), async () => {
    if ((await tried(drop())) === null) return;
    const item = button.closest("li");
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    (next?.querySelector("a") ?? document.querySelector(".details__header button"))?.focus();
  }, "icon-button--small hit__drop");
  return button;
}

function listPane(noneKey, page) {
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
