import { blocks } from "./markdown-blocks.js";
import { LINKS } from "./markdown-inline.js";
import { escaped } from "./markdown-signs.js";

export { LINKS };

/**
 * Reads what a person wrote, as people write in a chat; the HTML is not sanitised. What would show
 * nothing, such as `#` or `[](https://x)`, shows as it came. Runs on the page and in its worker.
 */
export function toHtml(text) {
  const html = blocks(text.split(/\r\n|[\n\r]/));
  return /\S/.test(html.replace(/<[^>]*>/g, "")) ? html : `<p>${escaped(text.trim()).replace(/\r?\n|\r/g, "<br>")}</p>`;
}

/** What may be read on the page's own thread: some 20 ms there at the most. */
export const MOST_COST = 200_000;

const LINE_COST = 150;
/** Each list or quote that begins within another reads everything in it once more, to a depth. */
const PREFIX = /^(?:[ \t>*+-]|\d{1,9}[.)])*/;
const PREFIX_FREE = 8;
const PREFIX_COST = 300;
const SIGNS = /[!-/:-@[-`{-~]/g;
/** Only a fence at the very beginning of a line is trusted. */
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
/** After these a fence may be part of HTML, of a link's title or of a list: what follows may be no code. */
const UNCERTAIN = /^\s*[<[]|```|~~~/;

/**
 * Guesses, never too low, what it costs to read a text as Markdown. Reading takes time in proportion
 * to the text, but signs cost many times as much as letters: what is made of them is read aside, so
 * that slow machines go on, too. A paragraph costs its length times the number of its signs; fenced
 * code costs nothing, for nothing in it is looked for. Takes time in proportion to the text.
 */
export function costOf(text) {
  let cost = 0;
  let length = 0;
  let signs = 0;
  let fence = null;
  let certain = true;
  const close = () => {
    cost += length * signs;
    length = 0;
    signs = 0;
  };
  for (const line of text.split(/\r\n|[\n\r]/)) {
    if (fence) {
      const end = line.replace(/^ {1,3}/, "");
      if (end.startsWith(fence) && /^[`~]* *$/.test(end.slice(fence.length))) fence = null;
      continue;
    }
    cost += LINE_COST + Math.max(0, PREFIX.exec(line)[0].length - PREFIX_FREE) * PREFIX_COST;
    fence = certain ? (FENCE.exec(line)?.[1] ?? null) : null;
    if (fence || line.trim() === "") close();
    else {
      certain &&= !UNCERTAIN.test(line);
      length += line.length;
      signs += line.match(SIGNS)?.length ?? 0;
    }
  }
  close();
  return cost;
}
