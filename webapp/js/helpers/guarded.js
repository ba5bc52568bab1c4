import { h } from "./dom.js";

/**
 * Draws one of many: if that fails, it is reported and `plainly` draws what can always be drawn, so
 * that one message, person or room never takes the others with it.
 */
export function guarded(draw, plainly) {
  try {
    return draw();
  } catch (problem) {
    reportError(problem);
    return plainly();
  }
}

/** Draws list items one by one; one that fails is the text that `plain` gives. */
export function drawEach(items, draw, plain) {
  return items.map((item) => guarded(() => draw(item), () => h("li", { dir: "auto", textContent: plain(item) ?? "" })));
}
