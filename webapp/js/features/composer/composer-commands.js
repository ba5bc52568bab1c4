import { context } from "../../helpers/context.js";
import { tried } from "../../helpers/tried.js";

/** The commands that a text may begin with; each gets the rest. Those with `alone` do something without one. */
const COMMANDS = {
  me: { run: (rest, post) => post(`*${rest}*`) },
  shrug: { alone: true, run: (rest, post) => post(`${rest} ¯\\_(ツ)_/¯`.trim()) },
  status: {
    run: (status) => {
      const { chat } = context();
      return tried(chat.setProfile({ displayName: chat.user.displayName, status }));
    },
  },
  topic: {
    run: (topic) => {
      const { chat, place } = context();
      return tried(chat.command({ type: "updateRoom", room: place.room, topic }));
    },
  },
};

export function commandList() {
  const { texts } = context();
  return Object.keys(COMMANDS).map((name) => ({ name, hint: texts.has(`writing.command.${name}`) ? texts.say(`writing.command.${name}`) : "" }));
}

/**
 * What a text that begins with a stroke is: null for none of that kind (a path, a comment), else
 * `{name, rest}` and what to do with it, `run`, if there is such a command and it has its words.
 */
export function commandIn(text) {
  const found = /^[/／]([A-Za-z][\w-]{0,30})(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (!found) return null;
  const name = found[1].toLowerCase();
  const rest = (found[2] ?? "").trim();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : null;
  return { name, rest, known: command !== null, run: command && (rest || command.alone) ? (post) => command.run(rest, post) : null };
}
