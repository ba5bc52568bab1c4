import { context } from "../../helpers/context.js";
import { tried } from "../../helpers/tried.js";

/** The commands that a text may begin with; each gets the rest of the line. */
export const COMMANDS = {
  me: (rest, post) => post(`*${rest}*`),
  shrug: (rest, post) => post(`${rest} ¯\\\\\\_(ツ)\\_/¯`.trim()),
  status: (status) => {
    const { chat } = context();
    return tried(chat.setProfile({ displayName: chat.user.displayName, status }));
  },
  topic: (topic) => {
    const { chat, place } = context();
    return tried(chat.command({ type: "updateRoom", room: place.room, topic }));
  },
};

export function commandList() {
  const { texts } = context();
  return Object.keys(COMMANDS).map((name) => ({ name, hint: texts.say(`command.${name}`) }));
}

/** @returns true if the text was a command of ours and is dealt with */
export function runCommand(text, post) {
  const found = /^\/([a-z]+)(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (!found || !Object.hasOwn(COMMANDS, found[1])) return false;
  COMMANDS[found[1]](found[2] ?? "", post);
  return true;
}
