/**
 * Finds the first message that was written at `millis` or later, by halving the room's log: about
 * seventeen questions for a hundred thousand messages.
 *
 * @param ask answers `{type: "history", …}` as the server does
 * @returns a promise of its seq, or null if nothing was written since
 */
export async function firstSince({ ask, room, head, millis }) {
  let found = null;
  let low = 0;
  let high = head;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { messages } = await ask({ type: "history", room, after: middle, limit: 1 });
    const [message] = messages;
    if (!message) high = middle;
    else if (Date.parse(message.at) >= millis) {
      found = message.seq;
      high = middle;
    } else low = message.seq;
  }
  return found;
}
