import { context } from "../helpers/context.js";
import { h, icon, iconButton } from "../helpers/dom.js";
import { plain } from "./message-parts.js";

/** What stands above the composer while one answers or edits a message. */
export function aboutBar({ kind, message }) {
  const { compose, texts } = context();
  const title = kind === "edit" ? texts.say("compose.edit") : texts.say("compose.reply", message.from.displayName);
  return [
    icon(kind === "edit" ? "edit" : "reply"),
    h("span", { class: "composer__about-title", dir: "auto", textContent: title }),
    h("span", { class: "composer__about-text", dir: "auto", textContent: plain(message.text) }),
    iconButton("close", texts.say("dialog.cancel"), () => compose.nothing()),
  ];
}
