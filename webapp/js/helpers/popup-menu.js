import { context } from "./context.js";
import { h, icon } from "./dom.js";
import { showBeside } from "./popup.js";

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
