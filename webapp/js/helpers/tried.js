import { ConnectionLost } from "../transport/errors.js";
import { context } from "./context.js";

/**
 * Waits for a command and says what went wrong, if something did.
 *
 * @param keys texts that say it better, by code
 * @param shown shows a refusal itself, or tells that it cannot: see `field-error.js`
 */
export async function tried(command, keys = {}, shown = () => false) {
  const { texts, toast } = context();
  try {
    return await command;
  } catch (problem) {
    if (shown(problem)) return null;
    const key =
      problem instanceof ConnectionLost
        ? "error.offline"
        : (keys[problem.code] ?? (problem.late ? "message.failed.late" : `error.${problem.code}`));
    toast.show(texts.has(key) ? texts.say(key) : texts.say("error.internal"));
    return null;
  }
}
