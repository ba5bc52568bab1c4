import { context } from "../../helpers/context.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { tried } from "../../helpers/tried.js";

/** Takes all rooms for read, and offers the way back. @returns how many there were */
export async function readAll() {
  const { chat, texts, toast } = context();
  const were = [...chat.rooms.values()].filter((room) => room.joined && room.unread > 0).map((room) => ({ room, from: room.readUpTo + 1 }));
  for (const { room } of were) chat.read(room);
  if (!(await learnTexts("unread"))) return were.length;
  if (were.length === 0) toast.show(texts.say("unread.none"));
  else toast.show(texts.count("unread.all-read", were.length), { label: texts.say("toast.undo"), act: () => were.forEach(({ room, from }) => tried(chat.markUnread(room, from))) });
  return were.length;
}
