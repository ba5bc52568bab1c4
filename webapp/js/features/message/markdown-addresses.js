import { isAscii, isFollowing, isLetter, letterAt, letterBefore } from "./markdown-signs.js";

/**
 * Addresses as they stand in a text: of the web, of mail, of files. Each function looks at one place
 * and gives where the address there ends, or -1.
 */

/** An address stands on one line, and nobody's is longer. */
const MOST = 2_048;
/** Never of an address: brackets and quotation marks around it, the ends of sentences in Chinese and Japanese. */
const STOP = /^[\s<>"`\\^{}|\u2018-\u201F\u2026\u3000-\u3004\u3007-\u3020\u3030\u30FB\uFE10-\uFE6F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uFFFD]$/u;
const TRAILING = /^[?!.,:;*_~']$/;
const LABEL_START = /^[/.?#=&]$/;

/** `http://…`, `https://…`, `www.…` or `file:…` that begins at `at`. */
export function addressEnd(text, at) {
  const start = /(?:https?:\/\/|www\.|file:\/{1,3})/iy;
  start.lastIndex = at;
  if (isAscii(letterBefore(text, at)) || !start.test(text)) return -1;
  const begin = start.lastIndex;
  const isWww = /^w/i.test(text[at]);
  if (isWww && /^[.@/_-]$/.test(letterBefore(text, at))) return -1;
  const end = trimmed(text, begin, scan(text, begin));
  if (end === begin || !/[\p{L}\p{N}]/u.test(text.slice(begin, end))) return -1;
  // `www.` alone is nothing to follow; of a host it needs the name and the domain.
  return isWww && !/^[^/]+\.[^/.]/.test(text.slice(begin, end)) ? -1 : end;
}

function scan(text, begin) {
  let host = true;
  // Whether the part of the address between two of its signs began with a letter of such a script.
  let native = false;
  let before = "/";
  let at = begin;
  const most = Math.min(text.length, begin + MOST);
  for (let letter; at < most; before = letter, at += letter.length) {
    letter = letterAt(text, at);
    if (host && at === begin && letter === "[") {
      const literal = /^\[[0-9a-fA-F:.]{2,45}\]/.exec(text.slice(begin, begin + 48));
      if (!literal) return at;
      at = begin + literal[0].length - 1;
      letter = "]";
      continue;
    }
    if (STOP.test(letter) || text.startsWith("**", at) || text.startsWith("~~", at)) return at;
    if (host && !isLetter(letter) && letter !== "." && letter !== "-") host = /^[@:_%]$/.test(letter);
    if (LABEL_START.test(letter)) native = false;
    else if (isFollowing(letter)) {
      if (LABEL_START.test(before)) native = true;
      else if (!native && !(host && isHostLabel(text, at))) return at;
    } else if (host && !isAscii(letter) && LABEL_START.test(before) && isHostLabel(text, at)) native = true;
  }
  return at;
}

/** A name of letters beyond ASCII is a host's if a domain follows it. */
function isHostLabel(text, at) {
  return !isAscii(letterBefore(text, at)) && /^[\p{L}\p{M}\p{N}-]{1,63}\.(?:[a-z]{2,}|[^\x00-\x7F])/u.test(text.slice(at, at + 80));
}

/** Without the signs that end the sentence, and without a bracket that was opened before the address. */
function trimmed(text, begin, end) {
  let at = end;
  let open = 0;
  const bracketed = text.slice(begin, end).includes("[");
  for (let i = begin; i < end; i++) open += text[i] === "(" ? 1 : text[i] === ")" ? -1 : 0;
  for (; at > begin; at--) {
    const last = text[at - 1];
    if (last === ")" && open < 0) open++;
    else if (!TRAILING.test(last) && last !== "(" && last !== "[" && (last !== "]" || bracketed)) break;
    else if (last === "(") open--;
  }
  return at;
}

/** Mail addresses, each `{start, end}`, in order. */
export function mailAddresses(text) {
  const found = [];
  let last = 0;
  for (let sign = text.indexOf("@"); sign >= 0; sign = text.indexOf("@", sign + 1)) {
    let start = sign;
    while (start > last && sign - start < 64 && /^[A-Za-z0-9._%+-]$/.test(text[start - 1])) start--;
    while (start < sign && !isAscii(text[start])) start++;
    const domain = /^(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/.exec(text.slice(sign + 1, sign + 256))?.[0];
    if (start === sign || !domain || isAscii(text[sign + 1 + domain.length] ?? "")) continue;
    last = sign + 1 + domain.length;
    found.push({ start, end: last });
  }
  return found;
}

/** A path of Windows, `C:\…` or `\\server\…`, up to the next space: its signs are its own. */
export function pathEnd(text, at) {
  const path = /(?:[A-Za-z]:\\|\\\\[\p{L}\p{N}])(?:(?!\*\*)[^\s"`<>|\u3000-\u3004\u3008-\u3020\uFF01\uFF08\uFF09\uFF0C\uFF1A-\uFF1F])*/uy;
  path.lastIndex = at;
  return /^[A-Za-z0-9\\]$/.test(letterBefore(text, at)) || !path.test(text) ? -1 : path.lastIndex;
}
