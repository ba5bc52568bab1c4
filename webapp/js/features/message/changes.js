import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";

/** As many kinds of reactions as the server takes. */
const MOST_KINDS = 50;

/** Shows in `place` what becomes of the reader's changes to a message: they wait, or were refused. */
export function showChanges(place, { message, changes, online }) {
  const open = changes.filter(({ state }) => state !== "accepted");
  place.replaceChildren(...open.map((entry) => (entry.state === "failed" ? refused(message, entry) : waiting(entry, online))));
}

/** Why the server did not take a change, in words. */
export function whyRefused({ code, change: { type: kind, emoji } }, message) {
  const { texts } = context();
  if (kind === "react" && code === "bad-request") return texts.say("reaction.unknown");
  if (kind === "react" && code === "conflict" && message && Object.keys(message.reactions).length >= MOST_KINDS) return texts.say("reaction.full");
  const why = code === "late" ? "error.rate-limited" : `error.${code}`;
  return `${texts.say(`later.refused.${kind}`, emoji)} ${texts.say(texts.has(why) ? why : "error.internal")}`;
}

function waiting(entry, online) {
  const { outgoing, texts } = context();
  const { type, emoji } = entry.change;
  const note = h("div", { class: "message__note message__note--late", textContent: texts.say(online ? "message.sending" : `later.waits.${type}`, emoji) });
  // What may be on its way cannot be called back.
  if (!online) note.append(" ", button("message.discard", entry, () => outgoing.remove(entry.id)));
  return note;
}

function refused(message, entry) {
  const { outgoing } = context();
  return h(
    "div",
    { class: "message__failure" },
    h("span", { textContent: whyRefused(entry, message) }),
    button("later.again", entry, () => outgoing.retry(entry.id)),
    entry.change.text !== undefined && button("message.edit", entry, () => editAgain(message, entry)),
    button("message.discard", entry, () => outgoing.remove(entry.id)),
  );
}

/** The new words go back to where they can be written on. */
function editAgain(message, { id, room, change }) {
  const { compose, outgoing } = context();
  outgoing.remove(id);
  compose.edit(room, message, change.text);
}

function button(key, { id }, onclick) {
  return h("button", { type: "button", class: "link-button", "data-keep": `${key} ${id}`, textContent: context().texts.say(key), onclick });
}
