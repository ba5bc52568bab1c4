import { context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { mentionsIn } from "./completion.js";
import { ComposerCompletion } from "./composer-completion.js";

const COUNT_FROM = 0.9;

/**
 * The text field of the composer: grows with its text, counts near the limit, completes names and
 * knows which keys send. Sends `submit`, `text` (it changed), `typed` (a person changed it), `cancel`
 * and `up` (arrow up in the empty field).
 */
export class ComposerField extends EventTarget {
  element = h("textarea", { class: "composer__text", id: "composer-text", rows: 1, dir: "auto" });
  count = h("span", { class: "composer__count", role: "status" });
  #completion;

  constructor() {
    super();
    this.element.ariaLabel = context().texts.say("composer.label");
    this.element.enterKeyHint = touch() ? "enter" : "send";
    this.#completion = new ComposerCompletion(this.element);
  }

  get completions() {
    return this.#completion.list;
  }

  get value() {
    return this.element.value;
  }

  set value(text) {
    this.element.value = text;
    this.#changed();
  }

  /** True for a text that may be sent. */
  get ready() {
    return this.value.trim() !== "" && this.#left >= 0;
  }

  /** The people chosen from the list whose names still stand in the text; forgets them. */
  takeMentions() {
    const mentions = mentionsIn(this.value, this.#completion.chosen);
    this.#completion.chosen.clear();
    return mentions;
  }

  /** @returns what stops listening */
  listen() {
    return listen(
      [this.element, "keydown", (event) => this.#key(event)],
      [this.element, "input", () => this.#typed()],
      [this.element, "blur", () => this.#completion.close()],
      [window, "resize", () => this.#grow()],
    );
  }

  insert(sign) {
    this.element.setRangeText(sign, this.element.selectionStart, this.element.selectionEnd, "end");
    this.#typed();
    this.element.focus();
  }

  /** Names somebody, as if chosen from the list. */
  mention({ id, displayName }) {
    this.#completion.chosen.set(displayName, id);
    this.insert(`@${displayName} `);
  }

  #key(event) {
    // Enter ends a conversion while an input method composes; Safari says so only by code 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#completion.key(event)) return;
    if (event.key === "ArrowUp" && this.value === "") this.#say("up", event);
    else if (event.key === "Escape") this.#say("cancel", event);
    else if (event.key === "Enter" && sends(event)) this.#say("submit", event);
  }

  #say(type, event) {
    const heard = new Event(type, { cancelable: true });
    if (!this.dispatchEvent(heard)) event.preventDefault();
  }

  #typed() {
    this.#changed();
    this.#completion.refresh();
    this.dispatchEvent(new Event("typed"));
  }

  #changed() {
    const { chat, texts } = context();
    this.#grow();
    const left = this.#left;
    const near = left < chat.limits.maxTextChars * (1 - COUNT_FROM);
    this.count.textContent = near ? texts.count(left < 0 ? "composer.over" : "composer.left", Math.abs(left)) : "";
    this.count.classList.toggle("composer__count--over", left < 0);
    this.dispatchEvent(new Event("text"));
  }

  /** The limit counts code points, as the server does. */
  get #left() {
    const { maxTextChars } = context().chat.limits;
    return maxTextChars - (this.value.length <= maxTextChars / 2 ? this.value.length : [...this.value].length);
  }

  #grow() {
    this.element.style.blockSize = "auto";
    this.element.style.blockSize = `${this.element.scrollHeight}px`;
  }
}

function sends({ shiftKey, altKey, ctrlKey, metaKey }) {
  if (touch() || altKey) return ctrlKey || metaKey;
  return context().settings.enterSends ? !shiftKey : ctrlKey || metaKey;
}

/** A finger has no Shift+Enter: there Enter breaks the line and the button sends. */
export function touch() {
  return matchMedia("(pointer: coarse)").matches;
}
