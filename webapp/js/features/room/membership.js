import { context } from "../../helpers/context.js";
import { tried } from "../../helpers/tried.js";

/** Makes one a member. @returns a promise of true when that came through */
export async function joinRoom(room) {
  return Boolean(await tried(context().chat.command({ type: "joinRoom", room })));
}

/** Opens the direct room with these people; the same people always share the same one. */
export async function openDirect(users) {
  const { chat, place } = context();
  const accepted = await tried(chat.command({ type: "openDirect", users }));
  if (accepted) place.go(await chat.arrival(accepted.room));
}
