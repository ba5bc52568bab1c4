import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { pickEmoji } from "../../helpers/wishes.js";
import { countOf } from "../message/message.js";

/** As many as the server takes. */
const MOST_KINDS = 50;

/** So many are named beside a reaction; `openReactors` names all. */
const MOST_NAMES = 20;

/** How others and oneself reacted to a message, as buttons; null if nobody did. */
export function reactions(message) {
  const { chat, people, place, texts } = context();
  const entries = Object.entries(message.reactions).map(([emoji, users]) => [emoji, users, users.slice(0, MOST_NAMES)]);
  if (entries.length === 0) return null;
  chat.meetMembers(place.room, entries.flatMap(([, , named]) => named));
  const chips = entries.map(([emoji, users, named]) => {
    const mine = users.includes(chat.user.id);
    const count = countOf(message, emoji);
    const names = named.map((id) => (id === chat.user.id ? texts.say("people.you") : people.nameOf(id)));
    if (count > names.length) names.push(texts.say("reaction.more", count - names.length));
    const from = texts.list(names);
    return h(
      "button",
      { type: "button", class: "reaction", "data-keep": emoji, "aria-pressed": String(mine), title: texts.say("reaction.title", emoji, from), onclick: () => react(message, emoji, !mine) },
      h("span", { class: "reaction__emoji", textContent: emoji }),
      h("span", { class: "reaction__count", textContent: String(count) }),
      h("span", { class: "visually-hidden", textContent: ` ${texts.say("reaction.from", from)}` }),
    );
  });
  const add = h("button", { type: "button", class: "reaction reaction--add", "aria-label": texts.say("actions.react"), title: texts.say("actions.react"), onclick: ({ currentTarget }) => pickEmoji(currentTarget, (emoji) => react(message, emoji, true)) }, icon("smile"));
  return h("div", { class: "reactions" }, chips, add);
}

/** Puts a reaction on or takes it back; what shows is what the server's event says. */
export async function react({ seq, reactions }, emoji, on) {
  const { chat, place } = context();
  const full = Object.keys(reactions).length >= MOST_KINDS;
  await tried(chat.command({ type: "react", room: place.room, target: seq, emoji, on }), { "bad-request": "reaction.unknown", ...(full && { conflict: "reaction.full" }) });
}
