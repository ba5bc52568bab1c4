import { inline } from "./markdown-inline.js";
import { isEscaped } from "./markdown-code.js";

/** Nobody's table is wider. */
const MOST_COLUMNS = 64;

/** A line of cells above a line of dashes, as many of each. */
export function isTableAt(lines, at) {
  const [head, dashes] = [lines[at], lines[at + 1]];
  if (!head.includes("|") || !dashes?.includes("-") || !dashes.includes("|") || !/^[ \t|:-]+$/.test(dashes)) return false;
  const columns = cellsOf(dashes);
  return columns.length <= MOST_COLUMNS && columns.every((cell) => /^:?-+:?$/.test(cell)) && cellsOf(head).length === columns.length;
}

/** A table ends with the first line that has no cells. */
export function tableAt(lines, at) {
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
