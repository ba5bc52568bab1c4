const GROUP_MILLIS = 5 * 60 * 1000;

/**
 * The rows of a room's timeline: messages and unsent posts under day separators, with the divider
 * "new" before the first message above `newAfter` that is not one's own. A row's `key` stays the
 * same when an unsent post becomes a message, so its place on the page does too.
 */
export function timelineRows({ messages, outgoing, me, newAfter = Infinity, dayOf = localDay }) {
  const arrived = new Set(messages.filter(({ from }) => from.id === me.id).map(({ id }) => id));
  const waiting = outgoing.filter(({ id }) => !arrived.has(id)).map((entry) => ({ ...entry, from: me, reactions: {} }));
  const rows = [];
  let previous = null;
  let day = null;
  let divided = false;
  for (const message of [...messages, ...waiting]) {
    const itsDay = dayOf(message.at);
    if (itsDay !== day) {
      rows.push({ kind: "day", key: `day:${itsDay}`, at: message.at });
      previous = null;
      day = itsDay;
    }
    if (!divided && message.seq > newAfter && message.from.id !== me.id) {
      rows.push({ kind: "new", key: "new" });
      previous = null;
      divided = true;
    }
    rows.push({
      kind: "message",
      key: `${message.from.id}/${message.id}`,
      message,
      grouped: follows(previous, message),
    });
    previous = message;
  }
  return rows;
}

function follows(previous, message) {
  return (
    previous !== null &&
    previous.from.id === message.from.id &&
    !message.replyTo &&
    Date.parse(message.at) - Date.parse(previous.at) < GROUP_MILLIS
  );
}

/** The reader's calendar day, as a key: `2026-11-21`. */
export function localDay(at) {
  const date = new Date(at);
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
