import { context } from "../../helpers/context.js";
import { tried } from "../../helpers/tried.js";

const BUTTONS = { r: "actions.reply", e: "actions.edit", "+": "actions.react" };

/** Does what a key means for a message: what its buttons do, if it has them. */
export async function actOn(element, key) {
  const { place, saved, texts, toast } = context();
  const { message } = element.row ?? {};
  if (!message?.seq || message.deleted) return;
  if (key !== "s") return element.querySelector(`.actions [aria-label="${CSS.escape(texts.say(BUTTONS[key]))}"]`)?.click();
  const kept = saved.has(place.room, message.seq);
  if ((await tried(saved.save(place.room, message.seq, !kept))) !== null) toast.show(texts.say(kept ? "actions.unsaved" : "actions.saved"));
}
