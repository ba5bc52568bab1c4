import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { Place } from "../../helpers/place.js";
import { plain } from "../../helpers/texts.js";
import { said } from "./message.js";

/** The parts of a message's element, each made from the message alone. */

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
      text.textContent = found && !found.deleted ? said(found, plain) : texts.say("message.deleted");
    },
    () => {
      text.textContent = texts.say("quote.unknown");
    },
  );
  return h("a", { class: "quote", href: Place.hashOf(place.room, replyTo) }, icon("reply"), h("span", { class: "visually-hidden", textContent: `${texts.say("quote.label")} ` }), author, text);
}

export function failure(message) {
  const { texts, outgoing } = context();
  const reason = texts.has(`message.failed.${message.code}`) ? `message.failed.${message.code}` : "message.failed";
  const button = (key, onclick) => h("button", { type: "button", class: "link-button", textContent: texts.say(key), onclick });
  return h(
    "div",
    { class: "message__failure" },
    h("span", { textContent: texts.say(reason) }),
    // Files that the server has no more go again only from where one writes.
    message.code !== "files" && button("message.retry", () => outgoing.retry(message.id)),
    button("message.edit", () => editUnsent(message)),
    button("message.discard", () => outgoing.discard(message.id)),
  );
}

/** Puts what is not sent back to where one writes. */
export function editUnsent(message) {
  document.dispatchEvent(new CustomEvent("hiroba-edit-unsent", { detail: message }));
  context().outgoing.remove(message.id);
}
