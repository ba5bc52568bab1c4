import { context } from "../../helpers/context.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { findMentions, mentionNames } from "../../helpers/mention-text.js";
import { ask } from "../../helpers/wishes.js";
import { soon } from "./soon.js";

/** So many hear a call without a question. */
const FEW = 6;
const NOBODY = mentionNames([]);

/** How many others `@room` and `@here` meant when somebody asked last, by room id. */
const counts = new Map();
const asking = new Map();

/** What may be called in a room, with how many hear it; nothing in a talk of two. */
export function callsIn(room) {
  if (!room?.joined || room.info.kind === "direct") return [];
  const { texts } = context();
  const known = counts.get(room.id) ?? {};
  return ["room", "here"].map((group) => ({ group, hint: known[group] === undefined || !texts.has("writing.call.other") ? "" : texts.count("writing.call", known[group]) }));
}

/** @returns a promise of `{room, here}` as of now, or of null if the server cannot say; who asks is not counted */
export function countCalls(room) {
  if (!room?.joined || room.info.kind === "direct") return Promise.resolve(null);
  if (!asking.has(room.id)) asking.set(room.id, counted(room.id));
  return asking.get(room.id);
}

async function counted(room) {
  try {
    const { calls } = await context().chat.ask({ type: "members", room, limit: 1, calls: true });
    counts.set(room, calls);
    return calls;
  } catch (problem) {
    // Offline: a call is then asked about without a number.
    console.warn("How many a call means could not be asked.", problem);
    return null;
  } finally {
    asking.delete(room);
  }
}

/** Whether a text may go out: one that calls many is asked about. */
export async function mayCall(text, room) {
  if (!room || room.info.kind === "direct") return true;
  const { group } = findMentions(text, NOBODY);
  if (!group) return true;
  const { connection, texts } = context();
  const [many] = await Promise.all([connection.online ? soon(countCalls(room)).then((found) => found?.[group]) : undefined, soon(learnTexts("writing"))]);
  // Without a server it waits in the queue, where it may be taken back.
  if ((many !== undefined && many <= FEW) || !texts.has("writing.call.yes")) return true;
  const title = many === undefined ? texts.say("writing.call.unknown") : texts.count("writing.call.ask", many);
  return (await ask({ title, text: texts.say(`writing.call.${group}`), yes: texts.say("writing.call.yes") })) === true;
}
