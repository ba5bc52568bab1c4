import { coalesced, context } from "../../helpers/context.js";
import { STRANGER } from "../member/people.js";
import { MOST_NAMES, fromWhom } from "./reactions.js";

/** Names those who reacted, once somebody comes near and wants to know: a big room's people are not all known. */
export function watchReactions() {
  const near = ({ target }) => {
    const chip = target.closest?.(".reaction[data-keep]");
    const message = chip?.closest("hiroba-message")?.row.message;
    if (message) name(chip, message);
  };
  document.addEventListener("pointerover", near);
  document.addEventListener("focusin", near);
  context().people.addEventListener("change", coalesced(nameAnew));
}

/** Whoever is known by now is named where only an ellipsis stood. */
function nameAnew() {
  for (const chip of document.querySelectorAll(`.reaction[data-keep][title*="${STRANGER}"]`)) {
    const message = chip.closest("hiroba-message")?.row.message;
    if (message && Object.hasOwn(message.reactions, chip.dataset.keep)) say(chip, message);
  }
}

const asked = new WeakSet();

async function name(chip, message) {
  const { chat, people, place } = context();
  const emoji = chip.dataset.keep;
  if (asked.has(chip) || !Object.hasOwn(message.reactions, emoji)) return;
  asked.add(chip);
  try {
    if (message.reactions[emoji].slice(0, MOST_NAMES).some((id) => !people.get(id)?.displayName)) {
      const { users } = await chat.ask({ type: "reactors", room: place.room, target: message.seq, emoji, limit: MOST_NAMES });
      people.meet(...users);
    }
  } catch {
    // Offline: whoever comes near again asks again.
    asked.delete(chip);
  }
  say(chip, message);
}

function say(chip, message) {
  const { texts } = context();
  const emoji = chip.dataset.keep;
  const from = fromWhom(message, emoji);
  chip.title = texts.say("reaction.title", emoji, from);
  chip.lastElementChild.textContent = ` ${texts.say("reaction.from", from)}`;
}
