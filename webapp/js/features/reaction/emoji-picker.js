import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { showBeside } from "../../helpers/popup-menu.js";
import { EMOJI, findEmoji } from "./emoji.js";

/** Opens a picker beside `anchor` and calls `pick` with the chosen emoji. Esc or a click ends it. */
export function pickEmoji(anchor, pick) {
  const { settings, texts } = context();
  const grid = h("div", { class: "emoji-picker__grid" });
  const field = h("input", { class: "field emoji-picker__field", type: "search", "aria-label": texts.say("emoji.search"), placeholder: texts.say("emoji.search"), oninput: () => show(field.value) });
  const popup = h("div", { class: "popup emoji-picker", popover: "auto", role: "dialog", "aria-label": texts.say("emoji.title") }, field, grid);

  const show = (query) => {
    const recent = settings.recentEmoji.map((emoji) => ({ emoji, names: [] }));
    const rest = EMOJI.filter(({ emoji }) => !settings.recentEmoji.includes(emoji));
    const found = query === "" ? [...recent, ...rest] : findEmoji(query);
    grid.replaceChildren(
      ...found.map(({ emoji, names }) =>
        h("button", { type: "button", class: "emoji-picker__emoji", textContent: emoji, title: names[0] ?? "", "aria-label": names[0] ? `${emoji} ${names[0]}` : emoji, onclick: () => choose(emoji) }),
      ),
    );
  };
  const choose = (emoji) => {
    settings.used(emoji);
    popup.hidePopover();
    pick(emoji);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    grid.querySelector("button")?.click();
  });
  popup.addEventListener("keydown", (event) => arrow(event, grid));
  popup.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    const inside = popup.contains(document.activeElement) || document.activeElement === document.body;
    popup.remove();
    if (inside && anchor.isConnected) anchor.focus();
  });
  show("");
  showBeside(popup, anchor);
  field.focus();
}

function arrow(event, grid) {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -8, ArrowDown: 8 }[event.key];
  const buttons = [...grid.children];
  const now = buttons.indexOf(document.activeElement);
  if (!step || (now < 0 && event.key !== "ArrowDown")) return;
  event.preventDefault();
  buttons[now < 0 ? 0 : Math.max(0, Math.min(buttons.length - 1, now + step))]?.focus();
}
