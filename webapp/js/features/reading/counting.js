const WITHIN_MILLIS = 2_000;
const TRIES = 3;

/** Rooms whose counters the server is about to be asked for. */
const counting = new WeakSet();

/**
 * Asks the server what is unread in a room, a little later: all pages that show the room may be
 * unsure at the same time, and ask at different ones.
 */
export async function countSoon(chat, room) {
  if (counting.has(room)) return;
  counting.add(room);
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      await new Promise((resume) => setTimeout(resume, WITHIN_MILLIS * (0.1 + 0.9 * Math.random())));
      if (room.count(await chat.ask({ type: "counts", room: room.id }))) return;
    }
  } catch {
    // No member any more; or the connection is lost, and the next welcome counts.
  } finally {
    counting.delete(room);
  }
}
