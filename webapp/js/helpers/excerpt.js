/** The beginning of a text, at most so many UTF-16 units, without half of a letter at its end. */
export function cut(text, most) {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most);
}

/** A text on one line, without the marks of Markdown. */
export function plain(text) {
  return cut(cut(text, 400).replace(/```\w*|[*_~`>#|]+/g, " ").replace(/\s+/g, " ").trim(), 200);
}
