/**
 * Makes an element. `props` are DOM properties, except `class`, `on…` listeners, `data-…`, `aria-…`
 * and other names with a dash, which are attributes. Children are nodes or text; text is only ever
 * text.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name.includes("-") || ATTRIBUTES.has(name)) element.setAttribute(name, value === true ? "" : value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ATTRIBUTES = new Set(["role", "for", "lang"]);
const SVG = "http://www.w3.org/2000/svg";

/** One of the symbols in `WEB-INF/icons.svg`, which each shell holds; decoration only, the label belongs to its button. */
export function icon(name, className = "icon") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

export function iconButton(name, label, onclick, className = "") {
  return h("button", { type: "button", class: `icon-button ${className}`.trim(), "aria-label": label, title: label, onclick }, icon(name));
}

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

/** In a search field WebKit takes Esc for itself: there it ends what the field is in by `end`. */
export function endSearch(event, end) {
  if (event.key !== "Escape" || event.target.type !== "search" || event.isComposing) return;
  event.preventDefault();
  end();
}
