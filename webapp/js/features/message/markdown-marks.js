import { hasWord, isAscii, isFace, isLetter, isSign, isSpace, isWide, letterAt } from "./markdown-signs.js";

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
