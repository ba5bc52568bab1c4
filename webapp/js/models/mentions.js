const SIGNS = /[@＠]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that put no space between a name and what follows: 田中さん is 田中. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}ー々〆]/u;
const JOINERS = new Set([".", "_", "-"]);

/**
 * Finds the names that a text mentions: after each `@` the longest of them that ends there as a name.
 * What is compared is folded (width and case); what is found are places in the text as it came, so
 * that a letter that grows or shrinks when it is folded (`İ`, `ﬁ`, `ｶﾞ`) moves nothing.
 *
 * @param names whoever may be meant, by name
 * @returns `[{start, end, value}]` in order, without overlaps; `value` is what `names` gives
 */
export function findMentions(text, names) {
  if (!SIGNS.test(text) || names.size === 0) return [];
  const tree = treeOf(names);
  const letters = foldedLetters(text);
  const found = [];
  for (let at = 0; at < letters.length; at++) {
    if (letters[at].folded !== "@" || runsOn(letters, at - 1)) continue;
    const name = longest(tree, letters, at + 1);
    if (!name) continue;
    found.push({ start: letters[at].start, end: letters[name.last].end, value: name.value });
    at = name.last;
  }
  return found;
}

/** The names as a tree of folded letters: a text is compared with all of them in one walk. */
function treeOf(names) {
  const root = new Map();
  for (const [name, value] of names) {
    let node = root;
    for (const { folded } of foldedLetters(name)) {
      if (!node.has(folded)) node.set(folded, new Map());
      node = node.get(folded);
    }
    node.value ??= value;
  }
  return root;
}

function longest(root, letters, from) {
  let node = root;
  let best = null;
  for (let at = from; at < letters.length; at++) {
    node = node.get(letters[at].folded);
    if (!node) break;
    if (node.value !== undefined && endsAt(letters, at)) best = { last: at, value: node.value };
  }
  return best;
}

function endsAt(letters, last) {
  const next = letters[last + 1]?.folded;
  if (next === undefined) return true;
  if (JOINERS.has(next)) return !WORD.test(letters[last + 2]?.folded ?? "");
  return !WORD.test(next) || UNSPACED.test(next) || UNSPACED.test(letters[last].folded);
}

/** True if a word's letter stands there: `zoe@example.org` mentions nobody. */
function runsOn(letters, at) {
  const before = letters[at]?.folded;
  return before !== undefined && WORD.test(before) && !UNSPACED.test(before);
}

/** The code points of a text in their folded form (NFKC, then upper and lower case), each with its place. */
function foldedLetters(text) {
  const letters = [];
  // A letter and its marks compose; a half-width kana composes with the mark behind it, too.
  for (const { 0: cluster, index } of text.matchAll(/[^\p{M}\uFF9E\uFF9F][\p{M}\uFF9E\uFF9F]*|[\p{M}\uFF9E\uFF9F]+/gsu)) {
    const end = index + cluster.length;
    for (const folded of cluster.normalize("NFKC").toUpperCase().toLowerCase()) letters.push({ folded, start: index, end });
  }
  return letters;
}
