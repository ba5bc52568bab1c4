import { Marked } from "marked";
import { highlightIn } from "./highlight.js";
import { DOMPurify } from "./sanitizer.js";

const LINKS = /^(?:https?:|mailto:)/i;

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

const ALLOWED = {
  ALLOWED_TAGS: ["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td", "hr"],
  ALLOWED_ATTR: ["href", "start", "class"],
  ALLOWED_URI_REGEXP: LINKS,
  RETURN_DOM_FRAGMENT: true,
};

/** Renders what a person wrote. The result holds nothing but the elements listed above. */
export function renderMarkdown(text) {
  let fragment;
  try {
    fragment = DOMPurify.sanitize(marked.parse(text), ALLOWED);
  } catch {
    // Marks nested thousands deep exhaust the parser's stack: nobody's prose, shown as it came.
    return document.createTextNode(text);
  }
  for (const anchor of fragment.querySelectorAll("a[href]")) {
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer nofollow";
  }
  // The only class there is comes from the name of a code block's language.
  for (const element of fragment.querySelectorAll("[class]")) if (!element.matches("pre > code[class^='language-']")) element.removeAttribute("class");
  for (const block of fragment.querySelectorAll("pre")) block.tabIndex = 0;
  highlightIn(fragment);
  return fragment;
}

/** One to three emoji and nothing else. */
export function isJumbo(text) {
  return /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u.test(text);
}
