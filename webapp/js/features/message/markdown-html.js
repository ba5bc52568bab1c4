import { Marked } from "../../../vendor/marked.js";

export const LINKS = /^(?:https?:|mailto:)/i;

const escape = (text) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Markdown as people write it in a chat: a new line is a new line, HTML is text, an image is a link
 * (an intranet page loads nothing from elsewhere), a heading is a bold line.
 */
const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ raw }) => escape(raw),
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    image({ href, text }) {
      return link(href, escape(text || href));
    },
    link({ href, tokens }) {
      return link(href, this.parser.parseInline(tokens));
    },
    code({ text, lang }) {
      const language = /^[\w+#.-]{1,20}/.exec(lang ?? "")?.[0];
      return `<pre><code${language ? ` class="language-${escape(language)}"` : ""}>${escape(text)}\n</code></pre>`;
    },
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
  },
});

function link(href, content) {
  return LINKS.test(href) ? `<a href="${escape(href)}">${content}</a>` : content;
}

/** Reads what a person wrote; the HTML is not sanitised. Runs on the page and in its worker. */
export function toHtml(text) {
  return marked.parse(text);
}

/** What may be read on the page's own thread: some 20 ms there at the most. */
export const MOST_COST = 200_000;

const LINE_COST = 150;
/** Each list or quote that begins within another reads everything in it once more. */
const PREFIX = /^(?:[ \t>*+-]|\d{1,9}[.)])*/;
const PREFIX_FREE = 8;
const PREFIX_COST = 300;
const SIGNS = /[!-/:-@[-`{-~]/g;
/** As `marked` knows a fence; only one at the very beginning of a line is trusted. */
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
/** After these a fence may be part of HTML, of a link's title or of a list: what follows may be no code. */
const UNCERTAIN = /^\s*[<[]|```|~~~/;

/**
 * Guesses, never too low, what it costs to read a text as Markdown. Whatever is superlinear there
 * looks from each of a paragraph's signs over its whole length (`.**a.**a…` takes 2.5 s for 10,000
 * characters): so a paragraph costs its length times the number of its signs. Fenced code costs
 * nothing, for nothing in it is looked for. Takes time in proportion to the text.
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
