import { hasWord, isAscii, isFace, isLetter, isSign, isSpace, isWide, letterAt, letterBefore } from "./markdown-signs.js";

/**
 * Which `*`, `_` and `~~` mark what stands between them. As in CommonMark with its delimiter runs, but
 * as people write in a chat: beside Chinese and Japanese letters and signs a mark needs no space, and
 * faces, formulas, names of files and of code keep their signs.
 */

/** Names that Python gives to things: nobody shouts them. */
const DUNDER = /^(?:all|annotations|author|call|class|contains|copy|del|delitem|dict|doc|enter|eq|exit|file|future|get|getattr|getitem|hash|init|iter|len|main|module|mro|name|new|next|path|pycache|repr|set|setattr|setitem|slots|str|version)$/;
const OPENING = /^[\p{Ps}\p{Pi}]$/u;
const CLOSING = /^[\p{Pe}\p{Pf}]$/u;

/**
 * @param runs in order, `{sign, length, start, end, before, after, beyond}`: letters around it
 * @returns for each run `{opens, closes}`: sizes of the marks that begin there, outermost first, and end there
 */
export function pairs(text, runs) {
  const found = runs.map(() => ({ opens: [], closes: [] }));
  const left = runs.map(({ length }) => length);
  const ways = runs.map((run) => waysOf(run));
  const stack = [];
  let words = null;
  // What holds no word is a face; in two signs it may be a cry: `**!!!**`.
  const marks = (start, end, sign, size) =>
    size === 2 ? sign !== "_" || end - start > 12 || !DUNDER.test(text.slice(start, end)) : (words ??= nextWords(text))[start] < end;
  const bottoms = new Map();
  runs.forEach((run, index) => {
    const { open, close } = ways[index];
    while (close && left[index] > 0) {
      const kind = `${run.sign}${open}${run.length % 3}`;
      const bottom = Math.min(bottoms.get(kind) ?? 0, stack.length);
      let at = stack.length - 1;
      while (at >= bottom && !fits(runs[stack[at]], run, ways[stack[at]].close || open)) at--;
      if (at < bottom) {
        bottoms.set(kind, stack.length);
        break;
      }
      const opener = stack[at];
      const size = left[index] > 1 && left[opener] > 1 ? 2 : 1;
      if (!marks(runs[opener].end, run.start, run.sign, size)) break;
      found[opener].opens.unshift(size);
      found[index].closes.push(size);
      left[index] -= size;
      left[opener] -= size;
      stack.length = left[opener] > 0 ? at + 1 : at;
    }
    if (open && left[index] > 0) stack.push(index);
  });
  return found;
}

/** The rule of three: `**a*b**` is no `*` within. */
function fits(opener, closer, bothWays) {
  if (opener.sign !== closer.sign) return false;
  const threes = opener.length % 3 === 0 && closer.length % 3 === 0;
  return !bothWays || threes || (opener.length + closer.length) % 3 !== 0;
}

/** For each place where the next letter, digit or emoji stands. */
function nextWords(text) {
  const next = new Uint32Array(text.length + 1).fill(text.length);
  for (let at = text.length - 1, letter; at >= 0; at--) {
    letter = text.charCodeAt(at);
    const paired = letter >= 0xd800 && letter < 0xdc00;
    next[at] = hasWord(paired ? letterAt(text, at) : text[at]) ? at : next[at + 1];
  }
  return next;
}

function waysOf({ sign, length, before, after, beyond }) {
  const none = { open: false, close: false };
  if (sign === "~" && length !== 2) return none;
  if (sign !== "~" && isAscii(before) && isAscii(after)) return none;
  // An eye at each side: `>_<`, `^_^`, `;_;`.
  if (sign === "_" && ((isFace(before) && isFace(after)) || (before === after && /^[.,;'"TQ]$/.test(before)))) return none;
  const left = !isSpace(after) && (!isSign(after) || isWide(after) || isSpace(before) || isSign(before) || isWide(before));
  const right = !isSpace(before) && (!isSign(before) || isWide(before) || isSpace(after) || isSign(after) || isWide(after));
  const open = left && !CLOSING.test(after);
  const close = right && !OPENING.test(before);
  if (sign === "~") return { open, close };
  const joined = after === "." && isAscii(beyond);
  if (sign === "*") {
    // `/* a comment */`, which is no mark's end and the next one's beginning.
    const slash = length === 1 && (before === "/" || after === "/");
    return {
      open: open && !slash && !/^[/\\^]$/.test(before) && !/^\p{Sk}$/u.test(after) && !(OPENING.test(before) && (isFace(after) || after === "'")),
      close: close && !slash && !/^[/\\]$/.test(after) && !(joined && isSign(before)),
    };
  }
  // Never within a word: names of files are written so in all scripts.
  return {
    open: open && !isLetter(before) && !/^[./\\^=@#$%&+-]$/.test(before),
    close: close && !isLetter(after) && !/^[/\\([=@#$%&+-]$/.test(after) && !joined,
  };
}

/**
 * Code spans (CommonMark 0.31 §6.1): closed by the next run of as many backticks. The same rule as in
 * `helpers/mention-text.js`, by which the server tells whom a text calls.
 *
 * @returns `{spans, dropped}`: `spans` maps where one begins to `{end, code}`, `dropped` holds the places of
 *     backslashes that kept a backtick from marking
 */
export function codeSpans(text) {
  const spans = new Map();
  const dropped = new Set();
  if (!text.includes("`")) return { spans, dropped };
  const runs = [...text.matchAll(/`+/g)].map((run) => ({ start: run.index, length: run[0].length }));
  const nextAlike = alike(runs);
  const kept = new Set();
  for (let i = 0; i < runs.length; i++) {
    let { start, length } = runs[i];
    if (isEscaped(text, start)) {
      const closer = nextAlike(length, i);
      if (closer !== null || kept.has(i)) dropped.add(start - 1);
      if (closer !== null && isEscaped(text, runs[closer].start)) kept.add(closer);
      start++;
      length--;
    }
    const closer = length === 0 || isFaceEnd(text, start, length) ? null : nextAlike(length, i);
    if (closer === null) continue;
    i = closer;
    spans.set(start, { end: runs[i].start + length, code: codeOf(text.slice(start + length, runs[i].start)) });
  }
  return { spans, dropped };
}

/** Looks for the next run of some length behind another; the questions come in order. */
function alike(runs) {
  const byLength = new Map();
  runs.forEach(({ length }, index) => {
    if (!byLength.has(length)) byLength.set(length, { indexes: [], passed: 0 });
    byLength.get(length).indexes.push(index);
  });
  return (length, behind) => {
    const same = byLength.get(length);
    if (!same) return null;
    while (same.passed < same.indexes.length && same.indexes[same.passed] <= behind) same.passed++;
    return same.indexes[same.passed] ?? null;
  };
}

function codeOf(raw) {
  const line = raw.replace(/\n/g, " ");
  return line.startsWith(" ") && line.endsWith(" ") && line.trim() !== "" ? line.slice(1, -1) : line;
}

/** The cheek of a face, as in `(*´∀`*)`: it opens no code. */
function isFaceEnd(text, start, length) {
  const before = letterBefore(text, start);
  return length === 1 && /^[)*）;；]$/.test(text[start + 1] ?? "") && (isFace(before) || /^[\p{Script=Greek}\p{Script=Cyrillic}ー▽з]$/u.test(before));
}

export function isEscaped(text, at) {
  let backslashes = 0;
  while (text[at - backslashes - 1] === "\\") backslashes++;
  return backslashes % 2 === 1;
}
