import "../../../vendor/purify.js";
import { costOf, LINKS, MOST_COST, toHtml } from "./markdown-html.js";

// Half the size of its module, and a script for all loaders: as a module it leaves a global.
const { DOMPurify } = globalThis;

/** More elements than that are nobody's prose, and would take longer to make than a reader waits. */
const MOST_TAGS = 600;
/** Longer code stays as it is. */
const MOST_CODE_CHARS = 10_000;

const ALLOWED = {
  ALLOWED_TAGS: ["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td", "hr", "span"],
  ALLOWED_ATTR: ["align", "class", "href", "start", "value"],
  ALLOWED_URI_REGEXP: LINKS,
  // Neither is an address, which else each would have to be.
  ADD_URI_SAFE_ATTR: ["align", "start"],
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
  inWorker("markdown", { text }).then((html) => html && show(body, text, html, shown));
}

/** What takes long comes with the first text that needs it; until it can be had, texts stay as they came. */
async function inWorker(kind, input) {
  try {
    const { aside } = await import("../../helpers/aside.js");
    return await aside(kind, input);
  } catch (problem) {
    console.warn(`${kind} could not be loaded.`, problem);
    return null;
  }
}

/** Shows a text as it is, coloured if its language is known; `label` says what it is. */
export function showCode(place, text, language, label) {
  const code = document.createElement("code");
  if (/^[\w+#-]+$/.test(language ?? "")) code.className = `language-${language}`;
  code.append(text);
  const block = Object.assign(document.createElement("pre"), { tabIndex: 0, role: "region", ariaLabel: label });
  block.append(code);
  place.replaceChildren(block);
  colourCode(place);
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
  if (body.querySelector("pre, .file")) offerCopies(body);
  shown(body);
}

/** The buttons come with the first code. */
async function offerCopies(body) {
  try {
    (await import("./copy-buttons.js")).offerCopies(body);
  } catch (problem) {
    console.warn("What copies code could not be loaded.", problem);
  }
}

function elements(html) {
  const fragment = DOMPurify.sanitize(html, ALLOWED);
  for (const anchor of fragment.querySelectorAll("a[href]")) {
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer nofollow";
  }
  // The only classes there are: the name of a code block's language, and an address that only a copy leads to.
  for (const element of fragment.querySelectorAll("[class]")) if (!element.matches("pre > code[class^='language-'], span.file")) element.removeAttribute("class");
  for (const block of fragment.querySelectorAll("pre")) block.tabIndex = 0;
  for (const list of fragment.querySelectorAll("ol")) leaveRoom(list);
  colourCode(fragment);
  return fragment;
}

/** A list that goes on at 1986 has wider numbers than one from 1 to 9. */
function leaveRoom(list) {
  const highest = Math.max(...Array.from(list.children, ({ value }, index) => value || list.start + index));
  const digits = String(highest).length;
  if (digits > 2) list.style.paddingInlineStart = `${digits + 1}ch`;
}

/**
 * Colours the code blocks that name their language, aside, when they are done: a block that takes
 * too long stays as it is. What comes back is where colours begin and end; the text stays ours.
 */
function colourCode(fragment) {
  for (const code of fragment.querySelectorAll("pre > code[class^='language-']")) {
    const text = code.textContent;
    if (text.length > MOST_CODE_CHARS) continue;
    const language = code.className.slice("language-".length).toLowerCase();
    inWorker("colours", { text, language }).then((runs) => runs && colour(code, text, runs));
  }
}

function colour(code, text, runs) {
  let at = 0;
  const parts = runs.map(([length, className]) => {
    const part = document.createTextNode(text.slice(at, (at += length)));
    if (!className) return part;
    const span = document.createElement("span");
    span.className = className;
    span.append(part);
    return span;
  });
  if (at === text.length) code.replaceChildren(...parts);
}
