/** A block of more pieces would take the page longer to draw than colours are worth. */
const MOST_RUNS = 2_000;
const SIGNS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

/**
 * Turns the highlighter's HTML, which is nested spans around escaped text, into runs `[length, class]`
 * that together are the whole text; a run without a colour has no class.
 *
 * @returns null if there are too many of them
 */
export function runsOf(html) {
  const runs = [];
  const classes = [];
  for (const part of html.split(/(<span class="[^"]*">|<\/span>)/)) {
    if (part.startsWith("<span")) classes.push(part.slice('<span class="'.length, -2));
    else if (part === "</span>") classes.pop();
    else if (part !== "") runs.push([part.replace(/&(?:amp|lt|gt|quot|#x27);/g, (sign) => SIGNS[sign]).length, classes.at(-1)]);
    if (runs.length > MOST_RUNS) return null;
  }
  return runs;
}
