import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { editUnsent } from "../message/message-parts.js";
import { ProgressLine } from "./progress-line.js";

/** How far a file of a message is that waits for it; nothing if another tab sends it, or it is there. */
export function outgoingFile({ key }) {
  const { attachments } = context();
  const item = attachments.trays?.item(key);
  if (!item) return null;
  const line = new ProgressLine(item);
  const stop = new AbortController();
  let seen = false;
  const follow = ({ detail }) => {
    // It goes with its message, however that comes about.
    if (seen && !line.element.isConnected) return stop.abort();
    seen = line.element.isConnected;
    if (detail === item) line.show();
  };
  attachments.trays.addEventListener("progress", follow, { signal: stop.signal });
  return line.element;
}

/** What a message waits for, and the ways out. */
export function outgoingNote(message) {
  const { outgoing, texts } = context();
  const button = (key, onclick) => h("button", { type: "button", class: "link-button", "data-keep": `${key} ${message.id}`, textContent: texts.say(key), onclick });
  return h("div", { class: "files__note" }, h("span", { textContent: texts.say("files.goes-then") }), button("message.edit", () => editUnsent(message)), button("message.discard", () => outgoing.discard(message.id)));
}
