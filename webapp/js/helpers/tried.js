import { ConnectionLost } from "../transport/errors.js";
import { context } from "./context.js";

/** Waits for a command and says what went wrong, if something did: `keys` has texts that say it better, by code. */
export async function tried(command, keys = {}) {
  const { texts, toast } = context();
  try {
    return await command;
  } catch (problem) {
    const key =
      problem instanceof ConnectionLost
        ? "error.offline"
        : (keys[problem.code] ?? (problem.late ? "message.failed.late" : `error.${problem.code}`));
    toast.show(texts.has(key) ? texts.say(key) : texts.say("error.internal"));
    return null;
  }
}
