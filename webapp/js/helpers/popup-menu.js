import { context } from "./context.js";
import { endSearch, h, icon } from "./dom.js";

/**
 * Opens a menu beside `anchor`: arrows walk, Enter chooses, Esc or a click beside it ends it, and
 * the focus returns (ARIA menu button pattern).
 *
 * @param items `{name, key, act, danger?}`: an icon, a text's key, what to do
 */
export function openMenu(anchor, label, items) {
  const { texts } = context();
  const choose = (act) => {
    popup.hidePopover();
    // What opens next leads back to there.
    anchor.focus();
    act();
  };
  const popup = h(
    "div",
    { class: "popup popup-menu", popover: "auto", role: "menu", "aria-label": label },
    items.map(({ name, key, act, danger }) => h("button", { type: "button", class: `menu__item${danger ? " menu__item--danger" : ""}`, role: "menuitem", tabIndex: -1, onclick: () => choose(act) }, icon(name), texts.say(key))),
  );
  const close = (event) => {
    if (event.newState !== "closed") return;
    const inside = popup.contains(document.activeElement) || document.activeElement === document.body;
    popup.remove();
    anchor.ariaExpanded = "false";
    if (inside && anchor.isConnected) anchor.focus();
  };
  popup.addEventListener("toggle", close);
  popup.addEventListener("keydown", (event) => walk(event, [...popup.children]));
  anchor.ariaExpanded = "true";
  showBeside(popup, anchor);
  popup.firstElementChild.focus();
}

function walk(event, items) {
  const now = items.indexOf(document.activeElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1, Tab: now + (event.shiftKey ? -1 : 1) }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length].focus();
}

const GAP = 4;

/**
 * Shows `popup` where its `anchor` belongs: a message keeps its buttons while the focus is in it,
 * and a screen reader stays in the landmark where it was. The top layer draws it above all the same.
 *
 * @param start whether both begin at the same edge: what is said of a name stands by its beginning
 */
export function showBeside(popup, anchor, { start = false } = {}) {
  (anchor.closest("hiroba-message, hiroba-composer, hiroba-details, main, nav") ?? document.body).append(popup);
  popup.addEventListener("keydown", (event) => endSearch(event, () => popup.hidePopover()));
  popup.showPopover();
  placeBeside(popup, anchor, start);
}

/** Places `popup` (position: fixed) beside `anchor`, inside the window: above if there is room. */
function placeBeside(popup, anchor, start) {
  const { width, height } = popup.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const above = at.top - height - GAP;
  const top = above >= GAP ? above : Math.min(at.bottom + GAP, innerHeight - height - GAP);
  const left = Math.max(GAP, Math.min(start ? at.left : at.right - width, innerWidth - width - GAP));
  popup.style.top = `${Math.max(GAP, top)}px`;
  popup.style.left = `${left}px`;
}
