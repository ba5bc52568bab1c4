/**
 * Tells whom a text mentions: after each `@` or `＠` in its author's own words the longest name, or
 * the word for a group. The server has the same rule (MentionText.java and its neighbours); one
 * table of cases, mentions.json among the tests, is held against both. All offsets are those of the
 * original text: folding changes lengths (İ, ß, ﬃ). Time is in proportion to the text.
 */

/** How many people one text mentions at most; what stands behind them is not looked at. */
export const MAX_PEOPLE = 100;

export const GROUPS = {
  room: [
    ...["room", "all", "channel", "everyone", "全員", "みんな", "所有人", "全体成员", "全體成員", "모두", "전체"],
    ...["alle", "jeder", "tous", "tout le monde", "todos", "todas", "tutti", "iedereen", "wszyscy", "все", "усі", "всі"],
    ...["herkes", "tất cả", "semua", "ทุกคน", "الجميع", "الكل", "כולם", "सभी"],
  ],
  here: ["here", "hier", "ici", "aquí", "aqui", "здесь", "tutaj", "burada", "هنا", "כאן"],
};

/** No name has more marks on a letter. */
const MAX_EXTENDERS = 32;
const SIGN = /[@＠]/g;
const LETTER_OR_NUMBER = /^[\p{L}\p{N}]$/u;
const WORD = /^[\p{L}\p{N}\p{M}]$/u;
/** Marks, parts of a Hangul syllable, half-width voicing of kana: they belong to the letter before. */
const EXTENDER = /^[\p{M}\u1160-\u11FF\uD7B0-\uD7FF\uFF9E\uFF9F]$/u;
/** Scripts that put no space between words, and letters that the kana share. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\u3006\u3031-\u3035\u303C\u30FC\uFF70]$/u;
/** Joins two parts of a name, but ends a sentence or a line as well. */
const JOINT = /^[._\-．＿－]$/u;
/** They choose the shape of the letter before them. */
const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;
const KEYCAP = "\u20E3";

/**
 * @param names `[{key, name}]`; of two that fold to the same the first wins, and a group's word over both
 * @returns what `findMentions` takes
 */
export function mentionNames(names) {
  const targets = new Map();
  for (const [group, words] of Object.entries(GROUPS)) for (const word of words) targets.set(fold(word), { group });
  for (const { key, name } of names) {
    const folded = fold(name);
    if (folded && !targets.has(folded)) targets.set(folded, { key });
  }
  return [...targets.keys()].sort().map((folded) => ({ folded, ...targets.get(folded) }));
}

/**
 * @param names from `mentionNames`
 * @param markdown false for a text that is known to hold no code, quotes and addresses
 * @returns `{people: [{key, start, end}], group, groups: [{group, start, end}]}`; `group` is the biggest, or null
 */
export function findMentions(text, names, { markdown = true } = {}) {
  const people = [];
  const groups = [];
  const found = new Set();
  let foreign = null;
  SIGN.lastIndex = 0;
  for (let sign = SIGN.exec(text); sign && found.size < MAX_PEOPLE; sign = SIGN.exec(text)) {
    const start = sign.index;
    foreign ??= markdown ? foreignIn(text) : new Uint8Array(text.length);
    const match = !foreign[start] && beginsAt(text, start) ? longestAt(text, start + 1, names) : null;
    if (!match) continue;
    const { key, group, end } = match;
    if (group) groups.push({ group, start, end });
    else {
      people.push({ key, start, end });
      found.add(key);
    }
    SIGN.lastIndex = end;
  }
  const group = groups.some((one) => one.group === "room") ? "room" : (groups[0]?.group ?? null);
  return { people, group, groups };
}

/** Not inside an e-mail address; Japanese, Chinese, Korean and Thai put no space before a name. */
function beginsAt(text, at) {
  for (let base = at; base > 0; ) {
    const letter = letterBefore(text, base);
    if (letter === KEYCAP) return true;
    base -= letter.length;
    if (!EXTENDER.test(letter)) return !LETTER_OR_NUMBER.test(letter) || UNSPACED.test(letter);
  }
  return true;
}

function endsAt(text, last, end) {
  if (end === text.length || UNSPACED.test(last)) return true;
  const next = letterAt(text, end);
  if (UNSPACED.test(next)) return true;
  if (!JOINT.test(next)) return !WORD.test(next);
  const beyond = end + next.length;
  return beyond === text.length || !WORD.test(letterAt(text, beyond)) || UNSPACED.test(letterAt(text, beyond));
}

function longestAt(text, from, names) {
  let [first, end, depth, longest] = [0, names.length, 0, null];
  for (let i = from, next; i < text.length; i = next) {
    next = endOfLetter(text, i);
    if (next < 0) break;
    for (const unit of foldLetter(text.slice(i, next)).split("")) {
      first = firstWith(unit.charCodeAt(0), depth, first, end, names);
      end = firstWith(unit.charCodeAt(0) + 1, depth, first, end, names);
      depth++;
    }
    if (first === end) break;
    const { folded, key, group } = names[first];
    if (folded.length === depth && endsAt(text, letterAt(text, i), next)) longest = { key, group, end: next };
  }
  return longest;
}

/** Among sorted names alike up to a depth, the first whose next unit is not before `unit`. */
function firstWith(unit, depth, from, to, names) {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const { folded } = names[middle];
    if ((folded.length > depth ? folded.charCodeAt(depth) : -1) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fold(name) {
  let folded = "";
  for (let i = 0, next; i < name.length; i = next) {
    next = endOfLetter(name, i);
    if (next < 0) return folded + name.slice(i);
    folded += foldLetter(name.slice(i, next));
  }
  return folded;
}

function foldLetter(letter) {
  const code = letter.charCodeAt(0);
  if (letter.length === 1 && code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 0x20) : letter;
  return letter.replace(SELECTORS, "").normalize("NFKD").toUpperCase().toLowerCase().normalize("NFD");
}

/** @returns the end of the letter that begins at `from`, its marks included; -1: too many */
function endOfLetter(text, from) {
  let end = from + letterAt(text, from).length;
  for (let extenders = 0; end < text.length; extenders++) {
    const next = letterAt(text, end);
    if (!EXTENDER.test(next)) return end;
    if (extenders === MAX_EXTENDERS) return -1;
    end += next.length;
  }
  return end;
}

function letterAt(text, at) {
  return String.fromCodePoint(text.codePointAt(at));
}

function letterBefore(text, at) {
  const low = text.charCodeAt(at - 1);
  const paired = at > 1 && (low & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800;
  return text.slice(paired ? at - 2 : at - 1, at);
}

const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/s;
const LIST_MARKER = /^(?:[-*+]|[0-9]{1,9}[.)])[ \t]+/;
const QUOTE = /^>[ \t]/;
const HEADING = /^#{1,6}[ \t]/;

/** Marks the units that are not the author's own words: code, quotes, web addresses. */
function foreignIn(text) {
  const foreign = new Uint8Array(text.length);
  let [block, fence, afterBlank, inList] = [null, null, true, false];
  const endBlock = () => {
    if (block) codeSpans(text, block.start, block.end, foreign);
    block = null;
  };
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length - (line.endsWith("\r") ? 1 : 0);
    const blank = /^[ \t]*/.exec(line)[0];
    const words = text.slice(start + blank.length, end);
    const indented = !inList && columns(blank) >= 4;
    const marker = indented ? "" : (LIST_MARKER.exec(words)?.[0] ?? "");
    const content = words.slice(marker.length);
    const [, ticks, tildes] = (!indented && FENCE.exec(content)) || [];
    if (fence) {
      foreign.fill(1, start, end);
      const sign = fence[0];
      const length = words.length - trimStart(words, sign).length;
      if (!indented && length >= fence.length && trimStart(trimStart(words, sign), " \t") === "") [fence, afterBlank] = [null, true];
    } else if (words === "") {
      endBlock();
      afterBlank = true;
    } else if (indented && afterBlank) foreign.fill(1, start, end);
    else if (ticks || tildes) {
      endBlock();
      fence = ticks ?? tildes;
      inList ||= marker !== "";
      foreign.fill(1, start, end);
    } else if (!indented && QUOTE.test(content)) {
      endBlock();
      foreign.fill(1, start, end);
      afterBlank = false;
    } else {
      if (marker || HEADING.test(words)) endBlock();
      if (marker) inList = true;
      else if (afterBlank && blank === "") inList = false;
      block ??= { start };
      block.end = end;
      afterBlank = false;
    }
    start += line.length + 1;
  }
  endBlock();
  addresses(text, "://", true, foreign);
  addresses(text, "www.", false, foreign);
  return foreign;
}

const columns = (blank) => [...blank].reduce((sum, sign) => sum + (sign === "\t" ? 4 - (sum % 4) : 1), 0);

function trimStart(text, signs) {
  let at = 0;
  while (at < text.length && signs.includes(text[at])) at++;
  return text.slice(at);
}

/** Code spans (CommonMark 0.31 §6.1): closed by the next run of as many backticks. */
function codeSpans(text, from, to, foreign) {
  const runs = [...text.slice(from, to).matchAll(/`+/g)].map((run) => ({ start: from + run.index, length: run[0].length }));
  const byLength = new Map();
  runs.forEach(({ length }, index) => {
    if (!byLength.has(length)) byLength.set(length, { alike: [], passed: 0 });
    byLength.get(length).alike.push(index);
  });
  for (let i = 0; i < runs.length; i++) {
    let { start, length } = runs[i];
    if (isEscaped(text, start, from)) {
      start++;
      length--;
    }
    const same = byLength.get(length);
    if (!same) continue;
    while (same.passed < same.alike.length && same.alike[same.passed] <= i) same.passed++;
    if (same.passed === same.alike.length) continue;
    i = same.alike[same.passed];
    foreign.fill(1, start, runs[i].start + length);
  }
}

function isEscaped(text, at, from) {
  let backslashes = 0;
  while (at - backslashes > from && text[at - backslashes - 1] === "\\") backslashes++;
  return backslashes % 2 === 1;
}

/** Web addresses as far as they are ASCII: what is beyond may be the next sentence. */
function addresses(text, sign, afterWord, foreign) {
  for (let i = text.indexOf(sign), next; i >= 0; i = text.indexOf(sign, next)) {
    next = i + sign.length;
    if (/^[A-Za-z0-9]$/.test(text[i - 1] ?? "") !== afterWord) continue;
    while (next < text.length && isOfAddress(text[next])) next++;
    foreign.fill(1, i, next);
  }
}

const isOfAddress = (sign) => sign > " " && sign < "\x7F" && !'<>"`'.includes(sign);
