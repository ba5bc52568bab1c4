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
