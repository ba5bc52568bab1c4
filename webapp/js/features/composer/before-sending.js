import { context } from "../../helpers/context.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { ask } from "../../helpers/wishes.js";
import { codeSpans } from "../message/markdown-marks.js";
import { emojiOf, loadEmoji } from "../reaction/emoji-names.js";
import { commandIn } from "./composer-commands.js";
import { mayCall } from "./room-calls.js";
import { soon } from "./soon.js";

/**
 * What becomes of a text before it goes out: a command does what it says, an unknown one is asked
 * about, so is a call of many; shortcodes become emoji.
 *
 * @param run whether commands are meant; of an edit they are not
 * @returns a promise of `{text}` to send, of `{done}`, which takes what posts, or of null if the text stays where it is
 */
export async function beforeSending(text, room, run = true) {
  const { texts, toast } = context();
  const command = run ? commandIn(text) : null;
  if (command?.run) return { done: command.run };
  if (command && !(await soon(learnTexts("writing")))) {
    toast.show(texts.say("error.part"));
    return null;
  }
  if (command?.known) {
    toast.show(texts.say("writing.command.alone", `/${command.name}`));
    return null;
  }
  if (command) {
    const sign = `/${command.name}`;
    if (!(await ask({ title: texts.say("writing.unknown", sign), text: texts.say("writing.unknown.hint"), yes: texts.say("writing.unknown.yes") }))) return null;
  }
  // Two strokes say: no command. Behind one that stands for itself comes no other.
  const words = run && /^[/／]{2}[A-Za-z][\w-]*(?:\s|$)/.test(text) ? text.slice(1) : text;
  if (!(await mayCall(words, room))) return null;
  return { text: await withEmoji(words) };
}

const SHORTCODE = /(?<![\p{L}\p{N}:/])[:：]([a-z0-9_+-]{2,40})[:：](?![\p{L}\p{N}])/giu;

/** `:tada:` as 🎉, but not in code. */
export async function withEmoji(text) {
  if (text.search(SHORTCODE) < 0) return text;
  await soon(loadEmoji());
  let fence = null;
  return text
    .split("\n")
    .map((line) => {
      const [, sign] = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
      if (sign && (!fence || line.trim().startsWith(fence))) {
        fence = fence ? null : sign;
        return line;
      }
      return fence || /^(?: {4}|\t)/.test(line) ? line : outsideCode(line);
    })
    .join("\n");
}

function outsideCode(line) {
  let written = "";
  let from = 0;
  for (const [start, { end }] of codeSpans(line).spans) {
    written += replaced(line.slice(from, start)) + line.slice(start, end);
    from = end;
  }
  return written + replaced(line.slice(from));
}

function replaced(words) {
  return words.replace(SHORTCODE, (whole, name) => emojiOf(name.toLowerCase()) ?? whole);
}
