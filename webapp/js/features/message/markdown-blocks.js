import { inline } from "./markdown-inline.js";
import { isEscaped } from "./markdown-marks.js";
import { escaped } from "./markdown-signs.js";

/**
 * The lines of a message as blocks: Markdown as in a chat, where a line break ends what it ends for
 * the eye. No line is drawn into the quote or item above it, underlined words are no heading, a
 * number stays as it was typed. Code and quotes are what `helpers/mention-text.js` takes for them.
 */

/** What lies deeper is text: each level reads its lines once more. */
const MOST_DEPTH = 6;
/** Nobody's table is wider. */
const MOST_COLUMNS = 64;
const FENCE = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/;
const QUOTE = /^ {0,3}>[ \t]/;
const HEADING = /^ {0,3}#{1,6}[ \t]+(?=\S)/;
const RULE = /^ {0,3}([-*_])(?: ?\1){2,} *$/;
const MARKER = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)/;
/** A quote whose first lines are empty quotes nothing. */
const MOST_EMPTY = 20;
/** How far a line must stand in to belong to the item above it. */
const WITHIN = 2;

/** @param inItem in a list nothing is code only because it stands in */
export function blocks(lines, depth = 0, inItem = false) {
  let html = "";
  let afterBlank = true;
  for (let at = 0; at < lines.length; ) {
    if (isBlank(lines[at])) {
      afterBlank = true;
      at++;
      continue;
    }
    const found = (afterBlank && !inItem && codeAt(lines, at)) || blockAt(lines, at, depth) || paragraphAt(lines, at, depth, inItem && at === 0);
    html += found.html;
    at = found.next;
    afterBlank = false;
  }
  return html;
}

const isBlank = (line) => line.trim() === "";
const indentOf = (line) => columns(/^[ \t]*/.exec(line)[0]);
const columns = (blank) => [...blank].reduce((sum, sign) => sum + (sign === "\t" ? 4 - (sum % 4) : 1), 0);

/** Takes up to so many columns of blanks from the beginning of a line. */
function dedent(line, most) {
  let at = 0;
  let column = 0;
  while (column < most && (line[at] === " " || line[at] === "\t")) {
    column += line[at] === "\t" ? 4 - (column % 4) : 1;
    at++;
  }
  return " ".repeat(Math.max(0, column - most)) + line.slice(at);
}

function blockAt(lines, at, depth) {
  const line = lines[at];
  return indentOf(line) < 4 ? (fenceAt(lines, at) ?? quoteAt(lines, at, depth) ?? lineAt(line, at) ?? (isTableAt(lines, at) ? tableAt(lines, at) : null) ?? listAt(lines, at, depth)) : null;
}

function lineAt(line, at) {
  if (RULE.test(line)) return { html: "<hr>", next: at + 1 };
  const marks = HEADING.exec(line)?.[0];
  return marks ? { html: `<p><strong>${inline(line.slice(marks.length).replace(/[ \t]#{1,9} {0,9}$/, ""))}</strong></p>`, next: at + 1 } : null;
}

function paragraphAt(lines, at, depth, bare) {
  let next = at + 1;
  while (next < lines.length && !isBlank(lines[next]) && !startsBlock(lines, next, depth)) next++;
  const text = inline(lines.slice(at, next).map((line) => line.trimEnd()).join("\n"));
  return { html: bare ? text : `<p>${text}</p>`, next };
}

function startsBlock(lines, at, depth) {
  const line = lines[at];
  if (indentOf(line) >= 4) return false;
  return fenceOf(line) !== null || isQuote(lines, at, depth) || HEADING.test(line) || RULE.test(line) || isTableAt(lines, at) || markerOf(line, depth) !== null;
}

function codeAt(lines, at) {
  let next = at;
  for (let i = at; i < lines.length && (isBlank(lines[i]) || indentOf(lines[i]) >= 4); i++) if (!isBlank(lines[i])) next = i + 1;
  return next > at ? { html: block(lines.slice(at, next).map((line) => dedent(line, 4)), ""), next } : null;
}

function block(lines, language) {
  return `<pre><code${language && ` class="language-${language}"`}>${escaped(lines.join("\n"))}\n</code></pre>`;
}

function fenceOf(line) {
  const [, ticks, after, tildes, behind] = FENCE.exec(line.trimStart()) ?? [];
  return ticks || tildes ? { fence: ticks ?? tildes, info: (after ?? behind).trim() } : null;
}

function closes(line, fence) {
  const end = line.trim();
  return end.length >= fence.length && end.startsWith(fence) && /^(?:`+|~+)$/.test(end);
}

function fenceAt(lines, at) {
  const opened = fenceOf(lines[at]);
  if (!opened) return null;
  const { fence, info } = opened;
  let next = at + 1;
  while (next < lines.length && !(indentOf(lines[next]) < 4 && closes(lines[next], fence))) next++;
  const indent = indentOf(lines[at]);
  const code = lines.slice(at + 1, next).map((line) => dedent(line, indent));
  if (next === lines.length) while (code.length > 0 && isBlank(code.at(-1))) code.pop();
  return { html: block(code, escaped(/^[\w+#.-]{1,20}/.exec(info)?.[0] ?? "")), next: next + 1 };
}

/** A quote says something: `> ` alone is a sign. */
function isQuote(lines, at, depth) {
  if (!QUOTE.test(lines[at]) || depth >= MOST_DEPTH) return false;
  for (let i = at; i < Math.min(lines.length, at + MOST_EMPTY) && isQuoted(lines[i]); i++) if (!isBlank(unquoted(lines[i]))) return true;
  return false;
}

const isQuoted = (line) => QUOTE.test(line) || /^ {0,3}>$/.test(line);
const unquoted = (line) => line.replace(/^ {0,3}> ?/, "");

function quoteAt(lines, at, depth) {
  if (!isQuote(lines, at, depth)) return null;
  let next = at;
  while (next < lines.length && isQuoted(lines[next])) next++;
  return { html: `<blockquote>${blocks(lines.slice(at, next).map(unquoted), depth + 1)}</blockquote>`, next };
}

/** `- `, `3. `: a number with a zero before it, or before another number (`2026. 12. 1.`), is one to read. */
function markerOf(line, depth) {
  const [whole, blank, sign, gap] = MARKER.exec(line) ?? [];
  if (!whole || depth >= MOST_DEPTH || RULE.test(line)) return null;
  const ordered = /^\d/.test(sign);
  const content = line.slice(whole.length);
  if (ordered && ((sign.length > 2 && sign[0] === "0") || /^\d{1,9}[.)](?:\s|$)/.test(content))) return null;
  const indent = columns(blank);
  const width = columns(whole) - indent;
  return { indent, content, kind: ordered ? sign.at(-1) : sign, number: ordered ? Number(sign.slice(0, -1)) : null, offset: indent + (columns(gap) > 4 ? sign.length + 1 : width) };
}

function listAt(lines, at, depth) {
  const first = markerOf(lines[at], depth);
  if (!first) return null;
  const items = [];
  let next = at;
  for (let marker = first; marker; ) {
    const item = itemAt(lines, next, marker);
    items.push({ ...marker, lines: item.lines });
    next = item.next;
    const other = next < lines.length && !isBlank(lines[next]) ? markerOf(lines[next], depth) : null;
    marker = other?.kind === first.kind && other.indent < first.indent + WITHIN ? other : null;
  }
  const tag = first.number === null ? "ul" : "ol";
  const start = first.number === null || first.number === 1 ? "" : ` start="${first.number}"`;
  return { html: `<${tag}${start}>${items.map((item, index) => drawn(item, items[index - 1], depth)).join("")}</${tag}>`, next };
}

function drawn({ lines, number }, before, depth) {
  // Who numbers every item alike wants them to be counted.
  const jumps = before && number !== null && number !== before.number && number !== before.number + 1;
  const box = /^\[([ xX])\][ \t]+(?=\S)/.exec(lines[0]);
  const rest = box ? [lines[0].slice(box[0].length), ...lines.slice(1)] : lines;
  return `<li${jumps ? ` value="${number}"` : ""}>${box ? (box[1] === " " ? "☐ " : "☑ ") : ""}${blocks(rest, depth + 1, true)}</li>`;
}

/** The lines of one item: its own, and those that stand in below it. */
function itemAt(lines, at, { indent, offset, content }) {
  const own = [content];
  let fence = fenceOf(content)?.fence ?? null;
  let next = at + 1;
  while (next < lines.length) {
    const line = lines[next];
    const inside = dedent(line, offset);
    if (fence) {
      if (closes(line, fence)) fence = null;
      own.push(inside);
    } else if (isBlank(line)) {
      let beyond = next;
      while (beyond < lines.length && isBlank(lines[beyond])) beyond++;
      if (beyond === lines.length || indentOf(lines[beyond]) < indent + WITHIN) {
        // Only another item goes on with the list.
        return { lines: own, next: beyond < lines.length && markerOf(lines[beyond], 0) ? beyond : next };
      }
      while (next < beyond) own.push(lines[next++] && "");
      continue;
    } else if (indentOf(line) >= indent + WITHIN) {
      fence = fenceOf(inside)?.fence ?? null;
      own.push(inside);
    } else break;
    next++;
  }
  return { lines: own, next };
}

/** A line of cells above a line of dashes, as many of each. */
function isTableAt(lines, at) {
  const [head, dashes] = [lines[at], lines[at + 1]];
  if (!head.includes("|") || !dashes?.includes("-") || !dashes.includes("|") || !/^[ \t|:-]+$/.test(dashes)) return false;
  const columns = cellsOf(dashes);
  return columns.length <= MOST_COLUMNS && columns.every((cell) => /^:?-+:?$/.test(cell)) && cellsOf(head).length === columns.length;
}

/** A table ends with the first line that has no cells. */
function tableAt(lines, at) {
  const aligns = cellsOf(lines[at + 1]).map(alignOf);
  let next = at + 2;
  while (next < lines.length && lines[next].includes("|")) next++;
  const row = (line, tag) => `<tr>${cellsOf(line).slice(0, aligns.length).map((cell, index) => `<${tag}${aligns[index]}>${inline(cell)}</${tag}>`).join("")}</tr>`;
  const body = lines.slice(at + 2, next).map((line) => row(line, "td")).join("");
  return { html: `<table><thead>${row(lines[at], "th")}</thead>${body && `<tbody>${body}</tbody>`}</table>`, next };
}

function alignOf(dashes) {
  const [left, right] = [dashes.startsWith(":"), dashes.endsWith(":")];
  return left && right ? ' align="center"' : right ? ' align="right"' : left ? ' align="left"' : "";
}

/** What stands between the strokes; a backslash before one makes it a sign. */
function cellsOf(line) {
  const cells = [];
  let from = 0;
  let cell = "";
  for (let at = line.indexOf("|"); at >= 0; at = line.indexOf("|", at + 1)) {
    const sign = isEscaped(line, at);
    cell += line.slice(from, sign ? at - 1 : at);
    if (sign) cell += "|";
    else {
      cells.push(cell.trim());
      cell = "";
    }
    from = at + 1;
  }
  cells.push((cell + line.slice(from)).trim());
  if (cells[0] === "" && line.trimStart().startsWith("|")) cells.shift();
  if (cells.at(-1) === "" && line.trimEnd().endsWith("|")) cells.pop();
  return cells;
}
