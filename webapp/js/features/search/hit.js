import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { plain } from "../../helpers/excerpt.js";
import { Place } from "../../helpers/place.js";
import { avatar } from "../member/faces.js";
import { roomName } from "../room/room-name.js";

/** One hit: who, where, when, and the words; a link to its place in the timeline. */
export function hit({ room, seq, at, from, snippet, place = room }, { extra = null, words = [] } = {}) {
  const { chat, texts } = context();
  const known = chat.rooms.get(room);
  return h(
    "li",
    { class: "hits__item" },
    h(
      "a",
      { class: "hit", href: Place.hashOf(place, seq) },
      h("span", { class: "hit__head" }, avatar(from, "avatar--small"), h("bdi", { class: "hit__author", textContent: from.displayName }), h("span", { class: "hit__where", dir: "auto", textContent: known ? roomName(known.info, chat.user.id) : "" }), h("time", { class: "hit__time", dateTime: at, title: texts.full(at), textContent: texts.short(at) })),
      h("span", { class: "hit__text", dir: "auto" }, marked(plain(snippet), words)),
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

/** A message of a room as what {@link hit} shows. */
export function asHit(room, { seq, at, from, text, deleted }, texts) {
  return { room, seq, at, from, snippet: deleted ? texts.say("message.deleted") : text };
}
