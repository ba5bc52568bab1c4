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
