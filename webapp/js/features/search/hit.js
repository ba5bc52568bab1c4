import { coalesced, context } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { Place } from "../../helpers/place.js";
import { plain } from "../../helpers/texts.js";
import { tried } from "../../helpers/tried.js";
import { avatar } from "../member/faces.js";
import { named } from "../message/message.js";
import { roomName } from "../room/room-name.js";

/** One hit: who, where, when, and the words; a link to its place in the timeline. */
export function hit({ room, seq, at, from, snippet, marks = null, files = [], place = room }, { extra = null, words = [] } = {}) {
  const { chat, texts } = context();
  const known = chat.rooms.get(room);
  return h(
    "li",
    { class: "hits__item", "data-hit": `${place}/${seq}` },
    h(
      "a",
      { class: "hit", href: Place.hashOf(place, seq) },
      h("span", { class: "hit__head" }, avatar(from, "avatar--small"), h("bdi", { class: "hit__author", textContent: from.displayName }), h("span", { class: "hit__where", dir: "auto", textContent: known ? roomName(known.info, chat.user.id) : "" }), h("time", { class: "hit__time", dateTime: at, title: texts.full(at), textContent: texts.short(at) })),
      h("span", { class: "hit__text", dir: "auto" }, marks ? markedAt(snippet, marks) : marked(plain(snippet), words)),
      named(files).map((names) => h("span", { class: "hit__files", dir: "auto" }, marked(names, words))),
    ),
    extra,
  );
}

/** A text whose `words` stand out. */
export function marked(text, words) {
  if (words.length === 0) return [text];
  const wanted = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "giu");
  return text.split(wanted).map((part, index) => (index % 2 === 1 ? h("mark", { textContent: part }) : part));
}

/** A text as it was written, in which the stretches `[start, length]` stand out: where the server found what was looked for. */
export function markedAt(text, marks) {
  const shown = [];
  let at = 0;
  for (const [start, length] of marks) {
    shown.push(text.slice(at, start), h("mark", { textContent: text.slice(start, start + length) }));
    at = start + length;
  }
  return [...shown, text.slice(at)].filter((part) => part !== "");
}

/** A message of a room as what {@link hit} shows. */
export function asHit(room, { seq, at, from, text, deleted, files }, texts) {
  return { room, seq, at, from, snippet: deleted ? texts.say("message.deleted") : (text ?? ""), files: deleted ? [] : files };
}

/** A button that takes a hit off its list, once `drop` came through; `undo`, if given, puts it back. */
export function dropButton(key, drop, undo = null) {
  const { texts, toast } = context();
  const button = iconButton("close", texts.say(key), async () => {
    const item = button.closest("li");
    const next = (item.nextElementSibling ?? item.previousElementSibling)?.dataset.hit;
    const list = item.parentElement;
    if ((await tried(drop())) === null) return;
    // The list may have followed already.
    for (const one of [...list.children]) if (one.dataset.hit === item.dataset.hit) one.remove();
    if (undo) toast.show(texts.say("actions.unpinned"), { label: texts.say("toast.undo"), act: () => tried(undo()) });
    focusHit(list, next);
  }, "icon-button--small hit__drop");
  return button;
}

function focusHit(list, key) {
  const item = [...list.children].find(({ dataset }) => dataset.hit === key);
  (item?.querySelector("a") ?? document.querySelector(".details__header button"))?.focus();
}

/**
 * A list that is loaded page by page: `page(cursor)` gives `{items, next}`. It is loaded again when
 * `follow(again)` calls `again`: somebody else, or another part of the page, changed what it lists.
 */
export function listPane(noneKey, page, follow = null) {
  const { texts } = context();
  const status = h("p", { class: "details__hint", role: "status", textContent: texts.say("details.loading") });
  const list = h("ul", { role: "list", class: "hits" });
  const more = h("button", { type: "button", class: "button button--wide", hidden: true, textContent: texts.say("search.more") });
  let turn = 0;
  const load = async (cursor) => {
    const mine = cursor ? turn : ++turn;
    try {
      const { items, next } = await page(cursor);
      if (mine !== turn) return;
      if (cursor) list.append(...items);
      else replace(list, items);
      status.textContent = list.childElementCount === 0 ? texts.say(noneKey) : "";
      more.hidden = !next;
      more.onclick = () => load(next);
    } catch {
      // Offline, or refused: the pane says so and can be opened again.
      if (mine === turn) status.textContent = texts.say("details.failed");
    }
  };
  load();
  follow?.(coalesced(() => load()));
  return h("div", { class: "details__body" }, status, list, more);
}

/** Whoever is on one of the items with the keyboard stays there, or at the head of the pane. */
function replace(list, items) {
  const on = list.contains(document.activeElement) ? document.activeElement.closest("li").dataset.hit : null;
  list.replaceChildren(...items);
  if (on) focusHit(list, on);
}
