/**
 * Messages are values: a change makes a new object, so a view sees by identity what to draw again.
 * Shape as in the protocol's history; `reactions` and `reactionCounts` are always there. One that was
 * read knows all events up to `head`.
 */
export function toMessage(read) {
  const { seq, at, id, from, text, replyTo, mentions, mentionsAll, here, editedAt, deleted, reactions, reactionCounts, files, head } = read;
  return {
    seq,
    at,
    id,
    from,
    text: deleted ? "" : (text ?? ""),
    replyTo: replyTo ?? null,
    mentions: mentions ?? [],
    mentionsAll: mentionsAll ?? null,
    here: Boolean(here),
    editedAt: editedAt ?? null,
    deleted: Boolean(deleted),
    reactions: reactions ?? {},
    reactionCounts: reactionCounts ?? {},
    files: (!deleted && files) || [],
    head,
  };
}

/** What the events of a room's log do to the message that they name as `target`. */
export const CHANGES = {
  edited: (message, { text, at, mentions = [], mentionsAll = null, here }) =>
    message.deleted
      ? message
      : // A message that goes on calling those who are here goes on meaning those who were.
        { ...message, text, editedAt: at, mentions, mentionsAll, here: Boolean(mentionsAll === message.mentionsAll ? message.here : here) },
  deleted: (message) => ({ ...message, text: "", deleted: true, reactions: {}, reactionCounts: {}, files: [] }),
  // One that is counted already must not be counted again.
  reacted: (message, event) => (event.seq <= message.head ? message : withReaction(message, event)),
};

/** What somebody said, on one line: the words, and the names of the files that came with them. */
export function said({ text, files = [] }, words = (text) => text) {
  return [words(text ?? ""), ...named(files)].filter(Boolean).join(" ");
}

/** Each name by itself: its direction stays its own (U+2068 and U+2069). */
export function named(files) {
  return files.length > 0 ? [`📎 ${files.map(({ name }) => `\u2068${name}\u2069`).join(", ")}`] : [];
}

/** Whether a message, or its event, means somebody: by name, or by the word for a group they are in. */
export function means({ mentions, mentionsAll, here, from, deleted }, user) {
  if (deleted) return false;
  return Boolean(mentions?.includes(user) || (from?.id !== user && (mentionsAll === "room" || here)));
}

/** How many people gave a reaction; the list of them may be cut. */
export function countOf({ reactions, reactionCounts }, emoji) {
  return Object.hasOwn(reactionCounts, emoji) ? reactionCounts[emoji] : reactions[emoji].length;
}

function withReaction(message, { emoji, on, by: user }) {
  const { reactions, reactionCounts } = message;
  // Any text may be an emoji here, also the name of what every object has.
  const known = Object.hasOwn(reactions, emoji);
  const others = (known ? reactions[emoji] : []).filter((id) => id !== user);
  const users = on ? [...others, user] : others;
  const { [emoji]: _, ...rest } = reactions;
  const cut = Object.hasOwn(reactionCounts, emoji);
  const counts = cut ? { ...reactionCounts, [emoji]: reactionCounts[emoji] + (on ? 1 : -1) } : reactionCounts;
  const gone = cut ? counts[emoji] < 1 : users.length === 0;
  // An emoji that is already there keeps its place in the row.
  return { ...message, reactions: gone ? rest : { ...(known ? reactions : rest), [emoji]: users }, reactionCounts: counts };
}
