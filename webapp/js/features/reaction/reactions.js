import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { pickEmoji } from "../../helpers/wishes.js";

/** How others and oneself reacted to a message, as buttons; null if nobody did. */
export function reactions(message) {
  const { chat, people, place, texts } = context();
  const entries = Object.entries(message.reactions);
  if (entries.length === 0) return null;
  chat.meetMembers(place.room, entries.flatMap(([, users]) => users));
  const chips = entries.map(([emoji, users]) => {
    const mine = users.includes(chat.user.id);
    const names = users.map((id) => (id === chat.user.id ? texts.say("people.you") : people.nameOf(id)));
    const from = texts.list(names);
    return h(
      "button",
      { type: "button", class: "reaction", "data-keep": emoji, "aria-pressed": String(mine), title: texts.say("reaction.title", emoji, from), onclick: () => react(message, emoji, !mine) },
      h("span", { class: "reaction__emoji", textContent: emoji }),
      h("span", { class: "reaction__count", textContent: String(users.length) }),
      h("span", { class: "visually-hidden", textContent: ` ${texts.say("reaction.from", from)}` }),
    );
  });
  const add = h("button", { type: "button", class: "reaction reaction--add", "aria-label": texts.say("actions.react"), title: texts.say("actions.react"), onclick: ({ currentTarget }) => pickEmoji(currentTarget, (emoji) => react(message, emoji, true)) }, icon("smile"));
  return h("div", { class: "reactions" }, chips, add);
}

/** Puts a reaction on or takes it back; what shows is what the server's event says. */
export async function react({ seq }, emoji, on) {
  const { chat, place } = context();
  await tried(chat.command({ type: "react", room: place.room, target: seq, emoji, on }));
}
