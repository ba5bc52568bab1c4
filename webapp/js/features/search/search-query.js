import { localDay } from "../reading/timeline-rows.js";

/**
 * The words and operators of a search as somebody types them, read as the server reads them:
 * `from:NAME in:ROOM before:DATE after:DATE on:DATE has:link is:pinned "a phrase" -word`.
 */
const KEYS = new Set(["from", "in", "before", "after", "on", "has", "is"]);
const COLONS = ":：";
const QUOTE = '"';

/**
 * Returns the parts of `text`, in order: `{start, end, key, value}` of an operator; of words and phrases
 * `key` is null. One pass, however odd the text is.
 */
export function parts(text) {
  const found = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++;
      continue;
    }
    const start = at;
    let colon = -1;
    while (at < text.length && !isSpace(text[at])) {
      if (colon < 0 && COLONS.includes(text[at])) colon = at;
      // A quoted value, or a phrase, goes on to its closing quote.
      if (text[at] === QUOTE && (at === start || at === colon + 1 || text[start] === "-")) {
        const close = text.indexOf(QUOTE, at + 1);
        at = close < 0 ? text.length : close + 1;
      } else at++;
    }
    const key = colon < 0 ? null : text.slice(start, colon).toLowerCase();
    if (KEYS.has(key)) found.push({ start, end: at, key, value: unquoted(text.slice(colon + 1, at)) });
    else found.push({ start, end: at, key: null, value: text.slice(start, at) });
  }
  return found;
}

/** The text with an operator more, at its end; a value with a space in it is quoted. */
export function withOperator(text, key, value) {
  const quoted = /[\s"]/u.test(value) ? `"${value.replaceAll(QUOTE, "")}"` : value;
  return `${text.trimEnd()} ${key}:${quoted} `.trimStart();
}

/** The text without one of its {@link parts}. */
export function without(text, { start, end }) {
  return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim();
}

/** The text with a day as its only one of that kind: `on` leaves no other, `after` and `before` make a span. */
export function withDate(text, key, day) {
  const others = key === "on" ? ["on", "after", "before"] : ["on", key];
  const rest = parts(text).filter((part) => others.includes(part.key)).reduceRight(without, text);
  return withOperator(rest, key, day);
}

/** The operator whose value ends at the cursor and is being typed, or null. */
export function typedAt(text, cursor) {
  return parts(text).find(({ key, end, value }) => (key === "from" || key === "in") && end === cursor && !isClosed(text, end, value)) ?? null;
}

/** A day as the server reads it, so many days before `now`, on the reader's own calendar. */
export function dayBefore(days, now = new Date()) {
  return localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days));
}

function isClosed(text, end, value) {
  return value !== "" && text[end - 1] === QUOTE;
}

function unquoted(value) {
  return value.startsWith(QUOTE) ? value.slice(1, value.length > 1 && value.endsWith(QUOTE) ? -1 : undefined) : value;
}

function isSpace(sign) {
  return sign === " " || sign === "\t" || sign === "\n" || sign === "\u3000";
}
