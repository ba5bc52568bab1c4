import { h } from "../../helpers/dom.js";

const DYES = 12;

/** The first letter as a reader sees it: a whole grapheme, not half of an emoji. */
export function initial(name) {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name.trim());
  return (first?.segment ?? "?").toLocaleUpperCase();
}

/** The same person has the same colour everywhere and always. */
export function dyeOf(id) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return `dye-${(sum % DYES) + 1}`;
}

export function avatar({ id, displayName }, className = "") {
  return h("span", { class: `avatar ${className} ${dyeOf(id)}`, "aria-hidden": "true", textContent: initial(displayName ?? "?") });
}

export function presenceDot(state) {
  return h("span", { class: `presence presence--${state}`, "aria-hidden": "true" });
}
