import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { pickEmoji } from "../../helpers/wishes.js";
import { countOf } from "../message/message.js";

/** So many are named beside a reaction; `openReactors` names all. */
export const MOST_NAMES = 20;

/** How others and oneself reacted to a message, as buttons; null if nobody did. */
export function reactions(message) {
  const { chat, place, texts } = context();
  const entries = Object.entries(message.reactions);
  if (entries.length === 0) return null;
  chat.meetMembers(place.room, entries.flatMap(([, users]) => users.slice(0, MOST_NAMES)));
  const chips = entries.map(([emoji, users]) => {
    const mine = users.includes(chat.user.id);
    const count = countOf(message, emoji);
    const from = fromWhom(message, emoji);
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

/** Who reacted so, in words. */
export function fromWhom(message, emoji) {
  const { chat, people, texts } = context();
  const names = message.reactions[emoji].slice(0, MOST_NAMES).map((id) => (id === chat.user.id ? texts.say("people.you") : people.nameOf(id)));
  const more = countOf(message, emoji) - names.length;
  return texts.list(more > 0 ? [...names, texts.say("reaction.more", more)] : names);
}

/** Puts a reaction on or takes it back, at once as it shows here. */
export function react({ seq }, emoji, on) {
  const { chat, place } = context();
  chat.change(place.room, { type: "react", target: seq, emoji, on });
}
