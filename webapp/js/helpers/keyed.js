import { guarded } from "./dom.js";

/** What each element stands for: quicker to read than the attribute that says the same. */
const keys = new WeakMap();

function named(key, element) {
  keys.set(element, key);
  element.dataset.key = key;
  return element;
}

/**
 * Makes the children of `parent` those of `items`, in order, keeping the element of each `key`:
 * what is on the page already stays itself and only moves if its place changed.
 *
 * @param make called with an item that is new; `update` with every item and its element; an item for
 *   which either fails shows as the text that `plain` gives, and the others are not held up
 */
export function showKeyed(parent, items, { make, update = () => {}, plain = () => "" }) {
  const known = new Map(Array.from(parent.children, (child) => [keys.get(child), child]));
  const wanted = new Set(items.map(({ key }) => key));
  // First of all, for what stands in the way would have all that follows it move, and be laid out anew.
  for (const [key, gone] of known) if (!wanted.has(key)) gone.remove();
  let place = parent.firstElementChild;
  for (const item of items) {
    const plainly = (element) => {
      element.textContent = plain(item);
      return element;
    };
    const element = known.get(item.key) ?? named(item.key, guarded(() => make(item), () => plainly(document.createElement("div"))));
    known.delete(item.key);
    guarded(() => update(element, item), () => plainly(element));
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
}
