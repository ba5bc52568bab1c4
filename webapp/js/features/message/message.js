/**
 * Messages are values: a change makes a new object, so a view sees by identity what to draw again.
 * Shape as in the protocol's history; `reactions` is always there.
 */
export function toMessage({ seq, at, id, from, text, replyTo, mentions, mentionsAll, here, editedAt, deleted, reactions }) {
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
  };
}

/** What the events of a room's log do to the message that they name as `target`. */
export const CHANGES = {
  edited: (message, { text, at, mentions = [], mentionsAll = null, here }) =>
    message.deleted
      ? message
      : // A message that goes on calling those who are here goes on meaning those who were.
        { ...message, text, editedAt: at, mentions, mentionsAll, here: Boolean(mentionsAll === message.mentionsAll ? message.here : here) },
  deleted: (message) => ({ ...message, text: "", deleted: true, reactions: {} }),
  reacted: (message, { emoji, on, by }) => ({
    ...message,
    reactions: withReaction(message.reactions, emoji, by, on),
  }),
};

/** Whether a message, or its event, means somebody: by name, or by the word for a group they are in. */
export function means({ mentions, mentionsAll, here, from, deleted }, user) {
  if (deleted) return false;
  return Boolean(mentions?.includes(user) || (from?.id !== user && (mentionsAll === "room" || here)));
}

function withReaction(reactions, emoji, user, on) {
  // Any text may be an emoji here, also the name of what every object has.
  const known = Object.hasOwn(reactions, emoji);
  const others = (known ? reactions[emoji] : []).filter((id) => id !== user);
  const users = on ? [...others, user] : others;
  const { [emoji]: _, ...rest } = reactions;
  // An emoji that is already there keeps its place in the row.
  if (users.length === 0) return rest;
  return known ? { ...reactions, [emoji]: users } : { ...rest, [emoji]: users };
}
