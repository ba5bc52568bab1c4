import { aside } from "../../helpers/aside.js";

const MOST_CHARS = 10_000;

/**
 * Colours the code blocks that name their language, aside, when they are done: a block that takes
 * too long stays as it is. What comes back is where colours begin and end; the text stays ours.
 */
export function colourCode(fragment) {
  for (const code of fragment.querySelectorAll("pre > code[class^='language-']")) {
    const text = code.textContent;
    if (text.length > MOST_CHARS) continue;
    const language = code.className.slice("language-".length).toLowerCase();
    aside("colours", { text, language }).then((runs) => runs && colour(code, text, runs));
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
