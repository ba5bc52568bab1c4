const DYES = 8;

/** The first letter as a reader sees it: a whole grapheme, not half of an emoji. */
export function initial(name) {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name.trim());
  return (first?.segment ?? "?").toLocaleUpperCase();
}

/** The same person has the same colour everywhere and always. */
export function dyeOf(id) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return `dye-${(sum % DYES) + 1}`;
}

/** What a room is called: its name, or for a direct room the other people in it. */
export function roomName(info, me) {
  if (info.name) return info.name;
  const others = (info.members ?? []).filter(({ id }) => id !== me);
  return (others.length > 0 ? others : (info.members ?? [])).map(({ displayName }) => displayName).join(", ");
}

/** The ids of those chosen from the list whose `@name` is still in the text. */
export function mentionsIn(text, chosen) {
  return [...chosen].filter(([name]) => text.includes(`@${name}`)).map(([, id]) => id);
}
