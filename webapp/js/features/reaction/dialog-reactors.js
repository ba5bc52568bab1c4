import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { countOf } from "../message/message.js";

/** Who reacted to a message: a line for each kind, whose people are asked for when it is opened. */
export function openReactors(room, message) {
  const { texts } = context();
  const kinds = Object.keys(message.reactions).map((emoji) => kind(room, message, emoji));
  openDialog({ title: texts.say("actions.reactors") }, ...kinds);
  if (kinds.length > 0) kinds[0].open = true;
}

function kind(room, message, emoji) {
  const { texts } = context();
  const list = h("ul", { role: "list" });
  const more = h("button", { type: "button", class: "button", hidden: true, textContent: texts.say("reaction.rest"), onclick: () => load() });
  const count = h("span", { class: "reaction__count", textContent: String(countOf(message, emoji)) });
  let cursor;
  const load = async () => {
    more.disabled = true;
    const answer = await tried(context().chat.ask({ type: "reactors", room: room.id, target: message.seq, emoji, limit: 50, ...(cursor && { cursor }) }));
    more.disabled = false;
    // What could not be had can be asked for again.
    more.hidden = Boolean(answer) && !answer.cursor;
    if (!answer) return;
    cursor = answer.cursor;
    count.textContent = String(answer.total);
    list.append(...drawEach(answer.users, ({ displayName }) => h("li", { dir: "auto", textContent: displayName }), ({ name }) => name));
  };
  const once = () => {
    details.removeEventListener("toggle", once);
    load();
  };
  const details = h("details", { class: "reactors" }, h("summary", {}, h("span", { class: "reaction__emoji", textContent: emoji }), " ", count), list, more);
  details.addEventListener("toggle", once);
  return details;
}
