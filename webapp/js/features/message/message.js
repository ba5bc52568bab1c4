/**
 * Messages are values: a change makes a new object, so a view sees by identity what to draw again.
 * Shape as in the protocol's history; `reactions` is always there.
 */
export function toMessage({ seq, at, id, from, text, replyTo, mentions, editedAt, deleted, reactions }) {
  return {
    seq,
    at,
    id,
    from,
    text: deleted ? "" : (text ?? ""),
    replyTo: replyTo ?? null,
    mentions: mentions ?? [],
    editedAt: editedAt ?? null,
    deleted: Boolean(deleted),
    reactions: reactions ?? {},
  };
}

/** What the events of a room's log do to the message that they name as `target`. */
export const CHANGES = {
  edited: (message, { text, at }) => (message.deleted ? message : { ...message, text, editedAt: at }),
  deleted: (message) => ({ ...message, text: "", deleted: true, reactions: {} }),
  reacted: (message, { emoji, on, by }) => ({
    ...message,
    reactions: withReaction(message.reactions, emoji, by, on),
  }),
};

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
