import { aside } from "../../helpers/aside.js";
import { colourCode } from "./highlight.js";
import { costOf, MOST_COST } from "./markdown-cost.js";
import { LINKS, toHtml } from "./markdown-html.js";
import { DOMPurify } from "./sanitizer.js";

/** More elements than that are nobody's prose, and would take longer to make than a reader waits. */
const MOST_TAGS = 600;

const ALLOWED = {
  ALLOWED_TAGS: ["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td", "hr"],
  ALLOWED_ATTR: ["href", "start", "class"],
  ALLOWED_URI_REGEXP: LINKS,
  RETURN_DOM_FRAGMENT: true,
};

/**
 * Shows what a person wrote in `body`, which then holds nothing but the elements listed above. A text
 * that could take long is read aside and shows as it came until then, and for good if it takes too
 * long: whatever somebody writes, the page goes on.
 *
 * @param shown called with `body` each time when it shows something else
 */
export function showMarkdown(body, text, shown = () => {}) {
  body.classList.add("markdown");
  if (costOf(text) <= MOST_COST) {
    show(body, text, readHere(text), shown);
    return;
  }
  show(body, text, null, shown);
  aside("markdown", { text }).then((html) => html && show(body, text, html, shown));
}

function readHere(text) {
  try {
    return toHtml(text);
  } catch {
    // Marks nested too deep exhaust the parser's stack: nobody's prose, shown as it came.
    return null;
  }
}

function show(body, text, html, shown) {
  const readable = html !== null && (html.match(/<[a-z]/g)?.length ?? 0) <= MOST_TAGS;
  body.classList.toggle("markdown--plain", !readable);
  body.replaceChildren(readable ? elements(html) : text);
  shown(body);
}

function elements(html) {
  const fragment = DOMPurify.sanitize(html, ALLOWED);
  for (const anchor of fragment.querySelectorAll("a[href]")) {
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer nofollow";
  }
  // The only class there is comes from the name of a code block's language.
  for (const element of fragment.querySelectorAll("[class]")) if (!element.matches("pre > code[class^='language-']")) element.removeAttribute("class");
  for (const block of fragment.querySelectorAll("pre")) block.tabIndex = 0;
  colourCode(fragment);
  return fragment;
}
