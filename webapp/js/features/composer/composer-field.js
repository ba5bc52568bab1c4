import { context, listen } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";

const COUNT_FROM = 0.9;
/** What chords set around the selection. */
const FORMATS = { b: "**", i: "*", "shift c": "`" };

/**
 * The text field of the composer: grows with its text, counts near the limit, and knows which keys
 * send. What completes, formats and pastes comes when it is wanted. Sends `submit`, `text` (it changed), `typed` (a person changed it), `cancel`
 * and `up` (arrow up in the empty field).
 */
export class ComposerField extends EventTarget {
  element = h("textarea", { class: "composer__text", id: "composer-text", rows: 1, dir: "auto" });
  count = h("span", { class: "composer__count", role: "status" });
  completions = h("ul", { class: "completion", id: "composer-completion", role: "listbox", hidden: true });
  /** People chosen from the list since the text was begun, by name; the post names them as mentions. */
  chosen = new Map();
  /** What stands above the field after pasting: `{code, act, end}`. */
  offered = null;
  #completing = null;
  #completion = null;

  constructor() {
    super();
    this.element.ariaLabel = context().texts.say("composer.label");
    this.element.enterKeyHint = touch() ? "enter" : "send";
    this.element.setAttribute("aria-controls", this.completions.id);
    this.element.setAttribute("aria-autocomplete", "list");
    this.completions.ariaLabel = context().texts.say("completion.label");
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
    return this.value.trim() !== "" && this.fits;
  }

  get fits() {
    return this.#left >= 0;
  }

  /** Whether one writes between the fences of code. */
  get inCode() {
    return inFence(this.value.slice(0, this.element.selectionStart));
  }

  choose({ displayName, id }) {
    this.chosen.set(displayName, id);
  }

  /** The ids of the chosen people whose names still stand in the text. */
  get mentions() {
    return [...this.chosen].filter(([name]) => this.value.includes(`@${name}`)).map(([, id]) => id);
  }

  /** @returns what stops listening */
  listen() {
    return listen(
      [this.element, "keydown", (event) => this.#key(event)],
      [this.element, "input", (event) => this.#typed(event)],
      [this.element, "blur", () => this.#completion?.close()],
      [this.element, "paste", (event) => this.#paste(event)],
      [window, "resize", () => this.#grow()],
    );
  }

  insert(text) {
    this.replace(this.element.selectionStart, this.element.selectionEnd, text);
  }

  /** Writes as a person would: the browser's own keys undo it. */
  replace(start, end, text) {
    const { element } = this;
    element.focus();
    element.setSelectionRange(start, end);
    if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return;
    element.setRangeText(text, start, end, "end");
    this.#typed();
  }

  /** Names somebody, as if chosen from the list. */
  mention({ id, displayName }) {
    this.#completion.chosen.set(displayName, id);
    this.insert(`@${displayName} `);
  }

  #key(event) {
    // Enter ends a conversion while an input method composes; Safari says so only by code 229.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#completion?.key(event)) return;
    const command = event.ctrlKey || event.metaKey;
    const format = command && !event.altKey && FORMATS[(event.shiftKey ? "shift " : "") + event.key.toLowerCase()];
    if (format) {
      event.preventDefault();
      late(() => import("./formatting.js"), ({ wrap }) => wrap(this, format));
    } else if (event.key === "ArrowUp" && this.value === "") this.#say("up", event);
    else if (event.key === "Escape") this.#say("cancel", event);
    else if (event.key === "Enter" && sends(event) && (command || !this.#breaksCode(event))) this.#say("submit", event);
  }

  /** Between the fences of code Enter breaks the line, and the next one stands in as far. */
  #breaksCode(event) {
    const { selectionStart, selectionEnd, value } = this.element;
    if (!this.inCode) return false;
    const before = value.slice(0, selectionStart);
    event.preventDefault();
    this.replace(selectionStart, selectionEnd, `\n${/[ \t]*/.exec(before.slice(before.lastIndexOf("\n") + 1))[0]}`);
    return true;
  }

  /** Code and tables keep their shape; all else the browser pastes. */
  #paste(event) {
    const [text, html] = ["text/plain", "text/html"].map((type) => event.clipboardData?.getData(type) ?? "");
    if (!/\n[ \t]|\t/.test(text) && !/<table/i.test(html)) return;
    event.preventDefault();
    late(() => import("./pasting.js"), ({ paste }) => paste(this, text, html), () => this.insert(text));
  }

  #say(type, event) {
    const heard = new Event(type, { cancelable: true });
    if (!this.dispatchEvent(heard)) event.preventDefault();
  }

  #typed({ inputType } = {}) {
    // What comes back is selected, and the next letter would write over it.
    if (inputType?.startsWith("history")) this.element.selectionStart = this.element.selectionEnd;
    this.#changed();
    this.#complete();
    this.dispatchEvent(new Event("typed"));
  }

  #complete() {
    if (this.#completion) return this.#completion.refresh();
    if (!/[@＠#＃:：/／]/.test(this.value)) return;
    this.#completing ??= late(() => import("./composer-completion.js"), ({ ComposerCompletion }) => {
      this.#completion = new ComposerCompletion(this);
      this.#completion.refresh();
    }, () => (this.#completing = null));
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

/** Does something by a module that is fetched for it; without a server it cannot be had, and `otherwise` is done. */
async function late(load, act, otherwise = () => {}) {
  let module;
  try {
    module = await load();
  } catch (problem) {
    console.warn("What helps to write could not be loaded.", problem);
    return otherwise();
  }
  return act(module);
}

/** Whether code is open at the end of a text. */
function inFence(before) {
  let fence = null;
  for (const line of before.split("\n")) {
    const [sign] = /^ {0,3}(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
    if (!fence) fence = sign?.trim();
    else if (sign && line.trim() === sign.trim() && sign.trim().startsWith(fence)) fence = null;
  }
  return Boolean(fence);
}

function sends({ shiftKey, altKey, ctrlKey, metaKey }) {
  if (touch() || altKey) return ctrlKey || metaKey;
  return context().settings.enterSends ? !shiftKey : ctrlKey || metaKey;
}

/** A finger has no Shift+Enter: there Enter breaks the line and the button sends. */
export function touch() {
  return matchMedia("(pointer: coarse)").matches;
}
