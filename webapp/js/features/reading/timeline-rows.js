import { CHANGES } from "../message/message.js";

const GROUP_MILLIS = 5 * 60 * 1000;
const EVENTS = { edit: "edited", delete: "deleted", react: "reacted" };

/** What was made of an entry of the queue, or of a message with its last one: the same again while these are the same. */
const made = new WeakMap();

/**
 * The rows of a room's timeline: messages and unsent posts under day separators, with the divider
 * "new" before the first message above `newAfter` that is not one's own. A row's `key` stays the
 * same when an unsent post becomes a message, so its place on the page does too. A message that the
 * reader is changing shows as it will be, with the `changes` that wait or were refused. What happened
 * in the room (`news`, by `seq`) stands between the messages, without a break in one row.
 */
export function timelineRows({ messages, outgoing, changes = [], news = [], online = true, me, newAfter = Infinity, dayOf = localDay }) {
  const arrived = new Set(messages.filter(({ from }) => from.id === me.id).map(({ id }) => id));
  const waiting = outgoing.filter(({ id }) => !arrived.has(id)).map((entry) => asMessage(entry, me));
  const byTarget = new Map();
  for (const entry of changes) byTarget.set(entry.change.target, [...(byTarget.get(entry.change.target) ?? []), entry]);
  const rows = [];
  let previous = null;
  let day = null;
  let divided = false;
  let told = 0;
  const dated = (at) => {
    const itsDay = dayOf(at);
    if (itsDay === day) return;
    rows.push({ kind: "day", key: `day:${itsDay}`, at });
    previous = null;
    day = itsDay;
  };
  const tellUpTo = (seq) => {
    for (; told < news.length && news[told].seq < seq; told++) {
      const event = news[told];
      dated(event.at);
      const last = rows.at(-1);
      if (last?.kind === "news") last.events.push(event);
      else rows.push({ kind: "news", key: `news:${event.seq}`, events: [event] });
      previous = null;
    }
  };
  for (const read of [...messages, ...waiting]) {
    tellUpTo(read.seq ?? Infinity);
    const its = byTarget.get(read.seq);
    const message = its ? changed(read, its, me) : read;
    dated(message.at);
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
      ...(its && { changes: made.get(its.at(-1)).changes }),
      ...((its || message.state) && { online }),
    });
    previous = message;
  }
  tellUpTo(Infinity);
  return rows;
}

function asMessage(entry, me) {
  if (made.get(entry)?.from !== me) made.set(entry, { ...entry, from: me, reactions: {} });
  return made.get(entry);
}

/** A message as it will be; what was refused is none of it. */
function changed(read, changes, me) {
  const last = changes.at(-1);
  const known = made.get(last);
  if (known?.read === read && known.changes.every((entry, index) => entry === changes[index])) return known.message;
  const message = changes
    .filter(({ state }) => state !== "failed")
    .reduce((before, { at, change }) => CHANGES[EVENTS[change.type]](before, { ...change, at, by: me.id, seq: Infinity }), read);
  made.set(last, { read, changes, message });
  return message;
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
