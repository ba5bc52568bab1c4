import { ask } from "../helpers/ask.js";
import { context } from "../helpers/context.js";
import { h, iconButton } from "../helpers/dom.js";
import { tried } from "../helpers/tried.js";
import { Place } from "../models/place.js";
import { pickEmoji } from "./emoji-picker.js";

const QUICK = ["👍", "🎉", "🙏"];

/** The buttons of one message: react, answer, link, and for one's own also edit and delete. */
export function messageActions(message) {
  const { chat, compose, place, texts } = context();
  const { room } = place;
  const mine = message.from.id === chat.user.id;
  const bar = h("div", { class: "actions", role: "toolbar", "aria-label": texts.say("actions.label") });
  const button = (name, key, act) => iconButton(name, texts.say(key), (event) => act(event.currentTarget), "actions__button");
  bar.append(
    ...QUICK.map((emoji) =>
      h("button", { type: "button", class: "icon-button actions__button actions__emoji", textContent: emoji, "aria-label": texts.say("actions.react.with", emoji), title: texts.say("actions.react.with", emoji), onclick: () => react(message, emoji, true) }),
    ),
    button("smile", "actions.react", (anchor) => pickEmoji(anchor, (emoji) => react(message, emoji, true))),
    button("reply", "actions.reply", () => compose.reply(room, message)),
    button("link", "actions.link", (anchor) => copyLink(room, message, anchor)),
    ...(mine ? [button("edit", "actions.edit", () => compose.edit(room, message)), button("trash", "actions.delete", () => remove(room, message))] : []),
  );
  return bar;
}

/** Puts a reaction on or takes it back; what shows is what the server's event says. */
export async function react({ seq }, emoji, on) {
  const { chat, place } = context();
  await tried(chat.command({ type: "react", room: place.room, target: seq, emoji, on }));
}

async function remove(room, { seq }) {
  const { chat, texts } = context();
  const sure = await ask({ title: texts.say("delete.title"), text: texts.say("delete.text"), yes: texts.say("actions.delete"), danger: true });
  if (sure) await tried(chat.command({ type: "delete", room, target: seq }));
}

async function copyLink(room, { seq }, anchor) {
  const { texts, toast } = context();
  const link = new URL(Place.hashOf(room, seq), document.baseURI).href;
  try {
    await navigator.clipboard.writeText(link);
    toast.show(texts.say("actions.link.copied"));
  } catch {
    // Plain http has no clipboard: the address bar has the link then.
    location.hash = Place.hashOf(room, seq);
  }
  anchor.focus();
}
