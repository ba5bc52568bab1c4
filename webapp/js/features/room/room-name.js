/** What a room is called: its name, or for a direct room the other people in it. */
export function roomName(info, me) {
  if (info.name) return info.name;
  const others = (info.members ?? []).filter(({ id }) => id !== me);
  return (others.length > 0 ? others : (info.members ?? [])).map(({ displayName }) => displayName).join(", ");
}
