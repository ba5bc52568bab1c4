import { context } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { refusal, sizeText, spanText } from "./file-words.js";

/** Where the upload of an item is, as a bar and in words, and what one can do: pause, go on, try again. Follows it by `show`. */
export class ProgressLine {
  #item;
  #bar = h("progress", { class: "progress", max: 1 });
  #words = h("span", { class: "progress__words" });
  #trouble = h("span", { class: "progress__trouble", role: "alert" });
  #button;
  element;

  constructor(item) {
    const { attachments, texts } = context();
    this.#item = item;
    this.#bar.ariaLabel = texts.say("files.progress", item.name);
    this.#button = iconButton("pause", "", () => (pausable(item.upload) ? item.upload.pause() : attachments.trays.goOn(item.key)), "icon-button--small");
    this.#button.dataset.keep = `go ${item.key}`;
    this.element = h("div", { class: "progress-line" }, this.#bar, h("div", { class: "progress__line" }, this.#words, this.#trouble, this.#button));
    this.show();
  }

  show() {
    const { chat, texts } = context();
    const { upload, size } = this.#item;
    const { state, problem, loaded } = upload;
    this.#bar.value = size > 0 ? loaded / size : 1;
    this.#bar.hidden = state === "done" || state === "failed";
    say(this.#words, state === "failed" ? "" : wordsOf(upload, size, texts));
    say(this.#trouble, state === "failed" ? refusal(problem, texts, chat.limits.files) : "");
    const label = texts.say(pausable(upload) ? "files.pause" : state === "failed" ? "message.retry" : "files.go-on");
    this.#button.hidden = state === "done" || (state === "failed" && !worthwhile(problem));
    if (this.#button.ariaLabel === label) return;
    this.#button.ariaLabel = this.#button.title = label;
    this.#button.querySelector("use").setAttribute("href", `#icon-${pausable(upload) ? "pause" : state === "failed" ? "history" : "play"}`);
  }
}

function pausable({ state }) {
  return state === "sending" || state === "waiting";
}

/** What is too large or not healthy stays so. */
function worthwhile({ code }) {
  return code !== "too-large" && code !== "infected" && code !== "unreadable";
}

function wordsOf(upload, size, texts) {
  const { state, loaded, perSecond, leftMillis } = upload;
  const { language } = texts;
  const whole = sizeText(size, language);
  if (state === "done") return whole;
  if (state === "waiting") return texts.say("files.waiting", whole);
  if (state === "stalled") return texts.say("message.waiting");
  if (state === "paused") return texts.say("files.paused", sizeText(loaded, language), whole);
  if (loaded >= size) return texts.say("files.finishing");
  const far = texts.say("files.far", sizeText(loaded, language), whole);
  return perSecond === null ? far : `${far} · ${texts.say("files.speed", sizeText(perSecond, language))} · ${texts.say("files.left", spanText(leftMillis, language))}`;
}

/** The same words again would be read out again. */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
