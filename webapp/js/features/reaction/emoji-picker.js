import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { showBeside } from "../../helpers/popup-menu.js";
import { EMOJI, emojiGroups, findEmoji, loadEmoji, withTone } from "./emoji-names.js";

const COLUMNS = 8;
/** More hits are no answer to a question. */
const MOST_FOUND = 160;
/** What stands for a group in the line of groups. */
const SIGNS = { recent: "🕘", smileys: "😀", people: "👋", nature: "🐻", food: "🍎", places: "🚃", activities: "⚽", objects: "💡", symbols: "🔣", flags: "🏳️" };
const HAND = { emoji: "✋", tones: true };

/** Opens a picker beside `anchor` and calls `pick` with the chosen emoji. Esc or a click ends it. */
export function pickEmoji(anchor, pick) {
  new EmojiPicker(anchor, pick).open();
}

class EmojiPicker {
  #anchor;
  #pick;
  #tone = context().storage.get("emoji-tone", 0);
  #named = false;
  #grid = h("div", { class: "emoji-picker__grid" });
  #groups = h("div", { class: "emoji-picker__groups", role: "toolbar", inert: true });
  #field;
  #tones = h("button", { type: "button", class: "emoji-picker__tone", inert: true, onclick: () => this.#nextTone() });
  #popup;

  constructor(anchor, pick) {
    const { texts } = context();
    this.#anchor = anchor;
    this.#pick = pick;
    const label = texts.say("emoji.search");
    this.#field = h("input", { class: "field emoji-picker__field", type: "search", "aria-label": label, placeholder: label, oninput: () => this.#show(), onkeydown: (event) => this.#enter(event) });
    this.#popup = h("div", { class: "popup emoji-picker", popover: "auto", role: "dialog", "aria-label": texts.say("emoji.title"), onkeydown: (event) => this.#arrow(event) }, h("div", { class: "emoji-picker__head" }, this.#field, this.#tones), this.#groups, this.#grid);
    this.#popup.addEventListener("toggle", ({ newState }) => newState === "closed" && this.#closed());
  }

  open() {
    this.#show();
    showBeside(this.#popup, this.#anchor);
    this.#field.focus();
    this.#learn();
  }

  /** A small set is there at once; all others come with their names. */
  async #learn() {
    const [loaded, named] = await Promise.all([loadEmoji(), learnTexts("writing")]);
    if (!loaded || !named || !this.#popup.isConnected) return;
    const { texts } = context();
    this.#named = true;
    this.#groups.ariaLabel = texts.say("writing.emoji.groups");
    this.#groups.inert = this.#tones.inert = false;
    this.#showTone();
    if (this.#field.value === "" && !this.#grid.contains(document.activeElement)) this.#show();
    else if (this.#field.value !== "") this.#show();
  }

  #show() {
    const query = this.#field.value;
    this.#groups.inert = !this.#named || query.trim() !== "";
    this.#grid.scrollTop = 0;
    if (query.trim() !== "") return this.#showFound(findEmoji(query).slice(0, MOST_FOUND));
    const known = new Map(findEmoji("").map((entry) => [entry.emoji, entry]));
    const recent = context().settings.recentEmoji.map((emoji) => known.get(emoji) ?? { emoji, names: [] });
    const groups = this.#named ? emojiGroups() : [{ name: "common", emoji: EMOJI.filter(({ emoji }) => !recent.some((one) => one.emoji === emoji)) }];
    this.#showGroups([...(recent.length > 0 ? [{ name: "recent", emoji: recent, asChosen: true }] : []), ...groups]);
  }

  #showFound(found) {
    this.#grid.replaceChildren(found.length > 0 ? section(found.map((entry) => this.#button(entry))) : h("p", { class: "emoji-picker__none", role: "status", textContent: this.#named ? context().texts.say("writing.emoji.none") : "" }));
  }

  /** The first groups at once, one more in each frame: two thousand buttons take a while. */
  #showGroups(groups) {
    const { texts } = context();
    const headed = this.#named;
    const draw = ({ name, emoji, asChosen }) => section(emoji.map((entry) => this.#button(entry, asChosen)), headed ? texts.say(`writing.emoji.${name}`) : null, name);
    this.#grid.replaceChildren(...groups.slice(0, 2).map(draw));
    const first = this.#grid.firstElementChild;
    const rest = groups.slice(2);
    const more = () => {
      // Another view has taken its place.
      if (rest.length === 0 || this.#grid.firstElementChild !== first) return;
      this.#grid.append(draw(rest.shift()));
      requestAnimationFrame(more);
    };
    requestAnimationFrame(more);
    this.#groups.replaceChildren(...groups.map(({ name }) => this.#groupButton(name, headed ? texts.say(`writing.emoji.${name}`) : "")));
  }

  #groupButton(name, label) {
    const go = () => this.#grid.querySelector(`[data-group="${name}"]`)?.scrollIntoView({ block: "start" });
    return h("button", { type: "button", class: "emoji-picker__group", title: label, "aria-label": label, textContent: SIGNS[name] ?? SIGNS.smileys, onclick: go });
  }

  #button(entry, asChosen = false) {
    const emoji = asChosen ? entry.emoji : withTone(entry, this.#tone);
    const name = (context().texts.language === "ja" && entry.japanese) || entry.english || entry.names[0] || "";
    const title = entry.shortcodes?.[0] ? `${name} :${entry.shortcodes[0]}:` : name;
    return h("button", { type: "button", class: "emoji-picker__emoji", textContent: emoji, title, "aria-label": name ? `${emoji} ${name}` : emoji, onclick: () => this.#choose(emoji) });
  }

  #choose(emoji) {
    context().settings.used(emoji);
    this.#popup.hidePopover();
    this.#pick(emoji);
  }

  #nextTone() {
    this.#tone = (this.#tone + 1) % 6;
    context().storage.set("emoji-tone", this.#tone);
    this.#showTone();
    this.#show();
  }

  #showTone() {
    const { texts } = context();
    const label = texts.say("writing.emoji.tone", texts.say(`writing.emoji.tone.${this.#tone}`));
    this.#tones.textContent = withTone(HAND, this.#tone);
    this.#tones.ariaLabel = this.#tones.title = label;
  }

  #enter(event) {
    if (event.isComposing || event.keyCode === 229) return;
    // Some browsers keep Esc in a search field for themselves.
    if (event.key === "Escape") this.#popup.hidePopover();
    else if (event.key === "Enter") this.#grid.querySelector("button")?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The arrows walk over the grid; from its first line up into the field. */
  #arrow(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS }[event.key];
    const now = document.activeElement;
    const inGrid = this.#grid.contains(now);
    if (!step || (!inGrid && event.key !== "ArrowDown") || (now === this.#field && (event.isComposing || event.keyCode === 229))) return;
    event.preventDefault();
    const next = inGrid ? neighbour(now, step) : this.#grid.querySelector("button");
    (next ?? (step < 0 ? this.#field : now)).focus();
  }

  #closed() {
    const inside = this.#popup.contains(document.activeElement) || document.activeElement === document.body;
    this.#popup.remove();
    if (inside && this.#anchor.isConnected) this.#anchor.focus();
  }
}

function section(buttons, title = null, group = null) {
  const emoji = h("div", { class: "emoji-picker__emojis" }, buttons);
  return h("section", { class: "emoji-picker__section", "aria-label": title, "data-group": group }, title && h("h3", { class: "emoji-picker__title", textContent: title }), emoji);
}

/** The button so many places on; over the edge of a group in the same column of the next one. */
function neighbour(button, step) {
  const row = button.parentElement;
  const buttons = row.children;
  const now = [...buttons].indexOf(button);
  const next = now + step;
  if (buttons[next]) return buttons[next];
  const sections = row.parentElement;
  const other = (step > 0 ? sections.nextElementSibling : sections.previousElementSibling)?.querySelector(".emoji-picker__emojis")?.children;
  const lastRow = Math.floor((buttons.length - 1) / COLUMNS);
  if (step === COLUMNS && Math.floor(now / COLUMNS) < lastRow) return buttons[buttons.length - 1];
  if (!other) return undefined;
  if (Math.abs(step) === 1) return step > 0 ? other[0] : other[other.length - 1];
  const column = now % COLUMNS;
  const from = step > 0 ? 0 : Math.floor((other.length - 1) / COLUMNS) * COLUMNS;
  return other[Math.min(other.length - 1, from + column)];
}
