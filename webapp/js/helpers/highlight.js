import { DOMPurify } from "./sanitizer.js";

const MOST_CHARS = 20_000;
const ALLOWED = { ALLOWED_TAGS: ["span"], ALLOWED_ATTR: ["class"], RETURN_DOM_FRAGMENT: true };

let library = null;

/** Colours the code blocks that name their language. The library comes with the first of them. */
export function highlightIn(fragment) {
  for (const code of fragment.querySelectorAll("pre > code[class^='language-']")) {
    if (code.textContent.length <= MOST_CHARS) highlight(code, code.className.slice("language-".length).toLowerCase());
  }
}

async function highlight(code, language) {
  library ??= import("highlight.js");
  let highlighter;
  try {
    ({ default: highlighter } = await library);
  } catch {
    // Offline, or a newer server: the code stays as it is, and the next block tries again.
    library = null;
    return;
  }
  if (!highlighter.getLanguage(language)) return;
  const { value } = highlighter.highlight(code.textContent, { language, ignoreIllegals: true });
  code.replaceChildren(DOMPurify.sanitize(value, ALLOWED));
}
