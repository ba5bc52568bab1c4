/** What a spreadsheet or a page puts on the clipboard, as a table of Markdown. Bounded: what is bigger is pasted as text. */

const MOST_ROWS = 200;
const MOST_COLUMNS = 30;
const MOST_HTML = 1_000_000;
const MOST_TEXT = 50_000;
const NUMBER = /^[-+]?[¥$€£]?\s?\d[\d,.\s]{0,20}\s?[%円€]?$/u;

/** @returns the table that the HTML is, or null if it is more than one, or none */
export function tableOfHtml(html) {
  if (html.length > MOST_HTML || !/<table/i.test(html)) return null;
  // Sanitised before anything is made of it, and never shown.
  const page = globalThis.DOMPurify.sanitize(html, { ALLOWED_TAGS: ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "br", "p", "div", "span"], ALLOWED_ATTR: ["colspan"], RETURN_DOM_FRAGMENT: true });
  const [table, ...others] = page.querySelectorAll("table");
  if (!table || others.length > 0) return null;
  const rows = [...table.rows].map((row) => [...row.cells].flatMap((cell) => [cell.textContent, ...Array(Math.max(0, Math.min(MOST_COLUMNS, cell.colSpan) - 1)).fill("")]));
  table.remove();
  return page.textContent.trim() === "" ? markdownTable(rows) : null;
}

/** @returns the table that lines with tabs between as many words are, or null */
export function tableOfText(text) {
  if (text.length > MOST_TEXT || !text.includes("\t")) return null;
  const rows = text.replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));
  // Lines that begin with a tab stand in, as code does.
  const alike = rows.length > 1 && rows.every((cells) => cells.length === rows[0].length) && rows.some(([first]) => first !== "") && !rows.every(([first, ...others]) => first === "" || others.every((cell) => cell === ""));
  return alike ? markdownTable(rows) : null;
}

/** @param rows of cells; the first one becomes the head */
export function markdownTable(rows) {
  const filled = rows.map((cells) => cells.map(clean)).filter((cells) => cells.some(Boolean));
  const columns = Math.max(0, ...filled.map((cells) => cells.length));
  if (filled.length < 1 || filled.length > MOST_ROWS || columns < 2 || columns > MOST_COLUMNS) return null;
  const [head, ...body] = filled.map((cells) => Array.from({ length: columns }, (_, index) => cells[index] ?? ""));
  const dashes = head.map((_, index) => (body.length > 0 && body.every((cells) => cells[index] === "" || NUMBER.test(cells[index])) && body.some((cells) => cells[index] !== "") ? "---:" : "---"));
  return [head, dashes, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** One line, and no stroke that would end the cell. */
function clean(cell) {
  return cell.replace(/\s+/g, " ").trim().replace(/\|/g, "\\|");
}
