/** As many rooms as the server lists, or lets one leave, at once. */
const AT_ONCE = 50;

/**
 * The rooms to which others added one, by who did it, the latest first: `[{ by, rooms }…]`.
 *
 * @param chat whom to ask
 */
export async function addedByOthers(chat) {
  const groups = new Map();
  let cursor;
  do {
    const answer = await chat.ask({ type: "added", limit: AT_ONCE, ...(cursor && { cursor }) });
    for (const { by, room, name, kind } of answer.items) {
      if (!groups.has(by.id)) groups.set(by.id, { by, rooms: [] });
      groups.get(by.id).rooms.push({ id: room, name, kind });
    }
    ({ cursor } = answer);
  } while (cursor);
  return [...groups.values()];
}

/** Leaves these rooms, as many at once as may be. */
export async function leaveAll(chat, rooms) {
  for (let i = 0; i < rooms.length; i += AT_ONCE) {
    await chat.command({ type: "leaveRooms", rooms: rooms.slice(i, i + AT_ONCE).map(({ id }) => id) });
  }
}
