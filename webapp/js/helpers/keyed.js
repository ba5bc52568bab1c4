/**
 * Makes the children of `parent` those of `items`, in order, keeping the element of each `key`:
 * what is on the page already stays itself and only moves if its place changed.
 *
 * @param make called with an item that is new; `update` with every item and its element
 */
export function showKeyed(parent, items, { make, update = () => {} }) {
  const known = new Map(Array.from(parent.children, (child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    let element = known.get(item.key);
    if (!element) {
      element = make(item);
      element.dataset.key = item.key;
    }
    known.delete(item.key);
    update(element, item);
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  for (const gone of known.values()) gone.remove();
}
