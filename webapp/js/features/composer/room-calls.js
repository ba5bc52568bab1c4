import { context } from "../../helpers/context.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { findMentions, mentionNames } from "../../helpers/mention-text.js";
import { ask } from "../../helpers/wishes.js";
import { soon } from "./soon.js";

/** So many hear a call without a question. */
const FEW = 6;
const NOBODY = mentionNames([]);

/** How many others `@room` and `@here` mean, by room id, as far as somebody has asked. */
const counts = new Map();

/** What may be called in a room, with how many hear it; nothing in a talk of two. */
export function callsIn(room) {
  if (!room?.joined || room.info.kind === "direct") return [];
  const { texts } = context();
  const known = counts.get(room.id) ?? {};
  return ["room", "here"].map((group) => ({ group, hint: known[group] === undefined || !texts.has("writing.call.other") ? "" : texts.count("writing.call", known[group]) }));
}

/** Asks how many a call means, once. */
export async function learnCalls(room) {
  if (room?.joined && room.info.kind !== "direct" && !counts.has(room.id)) await count(room);
}

/** @returns a promise of `{room, here}`, or of null if the server cannot say; who asks is not counted */
async function count(room) {
  const { chat } = context();
  counts.set(room.id, null);
  room.addEventListener("members", () => counts.delete(room.id), { once: true });
  try {
    const { users, total } = await chat.ask({ type: "users", room: room.id });
    const others = users.filter(({ id }) => id !== chat.user.id);
    const here = others.filter(({ presence }) => presence && presence !== "offline").length;
    const found = { room: (total ?? users.length) - (users.length - others.length), here };
    counts.set(room.id, found);
    return found;
  } catch {
    // Offline: a call is then asked about without a number.
    counts.delete(room.id);
    return null;
  }
}

/** Whether a text may go out: one that calls many is asked about. */
export async function mayCall(text, room) {
  if (!room || room.info.kind === "direct") return true;
  const { group } = findMentions(text, NOBODY);
  if (!group) return true;
  const { connection, texts } = context();
  const [many] = await Promise.all([connection.online ? soon(count(room)).then((found) => found?.[group]) : undefined, soon(learnTexts("writing"))]);
  // Without a server it waits in the queue, where it may be taken back.
  if ((many !== undefined && many <= FEW) || !texts.has("writing.call.yes")) return true;
  const title = many === undefined ? texts.say("writing.call.unknown") : texts.count("writing.call.ask", many);
  return (await ask({ title, text: texts.say(`writing.call.${group}`), yes: texts.say("writing.call.yes") })) === true;
}
