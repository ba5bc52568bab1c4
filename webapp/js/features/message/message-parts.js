import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { plain } from "../../helpers/excerpt.js";
import { dyeOf, initial } from "../member/faces.js";
import { findMentions, mentionNames } from "../../helpers/mention-text.js";
import { Place } from "../../helpers/place.js";
import { react } from "./message-actions.js";
import { pickEmoji } from "../../shell/on-demand.js";

/** The parts of a message's element, each made from the message alone. */

export function avatar({ id, displayName }, className = "") {
  return h("span", { class: `avatar ${className} ${dyeOf(id)}`, "aria-hidden": "true", textContent: initial(displayName ?? "?") });
}

export function presenceDot(state) {
  return h("span", { class: `presence presence--${state}`, "aria-hidden": "true" });
}

export function timeOf({ at }, className = "") {
  const { texts } = context();
  return h("time", { class: className, dateTime: at, title: texts.full(at), textContent: texts.time(at) });
}

/** What the message answers, on one line, as a link to it. */
export function quote({ replyTo }) {
  const { chat, place, texts } = context();
  const text = h("span", { class: "quote__text", dir: "auto" });
  const author = h("bdi", { class: "quote__author" });
  chat.quoted(place.room, replyTo).then(
    (found) => {
      author.textContent = found?.from.displayName ?? "";
      text.textContent = found && !found.deleted ? plain(found.text) : texts.say("message.deleted");
    },
    () => {
      text.textContent = texts.say("quote.unknown");
    },
  );
  return h("a", { class: "quote", href: Place.hashOf(place.room, replyTo) }, icon("reply"), author, text);
}

/** A text whose `words` stand out. */
export function marked(text, words) {
  if (words.length === 0) return [text];
  const wanted = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "giu");
  return text.split(wanted).map((part, index) => (index % 2 === 1 ? h("mark", { textContent: part }) : part));
}

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

export function failure(message) {
  const { texts, outgoing } = context();
  const reason = texts.has(`message.failed.${message.code}`) ? `message.failed.${message.code}` : "message.failed";
  const button = (key, onclick) => h("button", { type: "button", class: "link-button", textContent: texts.say(key), onclick });
  return h(
    "div",
    { class: "message__failure" },
    h("span", { textContent: texts.say(reason) }),
    button("message.retry", () => outgoing.retry(message.id)),
    button("message.edit", () => {
      outgoing.remove(message.id);
      document.dispatchEvent(new CustomEvent("hiroba-edit-unsent", { detail: message }));
    }),
    button("message.discard", () => outgoing.remove(message.id)),
  );
}

/** Marks `@name` of the people whom the message mentions; one's own name stands out more. */
export function markMentions(body, { mentions }) {
  const { chat, people } = context();
  const named = mentions.flatMap((id) => {
    const { displayName, name } = people.get(id) ?? {};
    return [displayName, name].filter(Boolean).map((one) => ({ key: id, name: one }));
  });
  if (named.length === 0) return;
  const names = mentionNames(named);
  for (const node of proseIn(body)) mark(node, findMentions(node.data, names, { markdown: false }).people, chat.user.id);
}

/** The texts that are neither code nor somebody else's words nor already something to press. */
function proseIn(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("code, pre, blockquote, a, .mention") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function mark(node, found, me) {
  // From the end: what stands before keeps its place.
  for (const { start, end, key } of found.toReversed()) {
    node.splitText(end);
    const name = node.splitText(start);
    name.replaceWith(h("span", { class: `mention${key === me ? " mention--me" : ""}`, textContent: name.data }));
  }
}
