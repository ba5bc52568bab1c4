import { isFace, letterAt, letterBefore } from "./markdown-signs.js";

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
  return length === 1 && /^[)*）;；]$/.test(text[start + 1] ?? "") && (isFace(before) || /^[\p{Script=Greek}\p{Script=Cyrillic}ー▽з]$/u.test(before)) && letterAt(text, start) === "`";
}

export function isEscaped(text, at) {
  let backslashes = 0;
  while (text[at - backslashes - 1] === "\\") backslashes++;
  return backslashes % 2 === 1;
}
