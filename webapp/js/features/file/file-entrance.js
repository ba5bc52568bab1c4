import { context, listen } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { openMenu } from "../../helpers/wishes.js";

/** Sorts of files that a phone asks for by themselves. */
const SOURCES = [
  { name: "picture", key: "composer.attach.pictures", accept: "image/*,video/*" },
  { name: "camera", key: "composer.attach.camera", accept: "image/*", capture: "environment" },
  { name: "clip", key: "composer.attach.files", accept: "" },
];

/** The ways by which files come into a room: a button, dropping them anywhere over it, pasting. */
export class FileEntrance {
  #input = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.#chosen() });
  button;
  element;

  /** @param mayWrite tells whether files may be sent in the open room now */
  constructor(mayWrite) {
    const { texts } = context();
    this.mayWrite = mayWrite;
    this.button = iconButton("clip", texts.say("composer.attach"), () => this.#choose());
    this.element = [this.#input, this.button];
  }

  get on() {
    return context().chat.limits.files?.maxBytes > 0;
  }

  /** @returns what stops listening */
  listen() {
    return listen(
      [document, "dragenter", (event) => this.#over(event)],
      [document, "dragover", (event) => this.#over(event)],
      [document, "dragleave", ({ relatedTarget }) => relatedTarget || this.#mark(false)],
      [document, "drop", (event) => this.#drop(event)],
      [document, "paste", (event) => this.#paste(event)],
    );
  }

  show() {
    this.button.hidden = !this.on;
  }

  #choose() {
    if (!matchMedia("(pointer: coarse)").matches) return this.#ask({});
    openMenu(this.button, this.button.ariaLabel, SOURCES.map((source) => ({ ...source, act: () => this.#ask(source) })));
  }

  #ask({ accept = "", capture = null }) {
    this.#input.accept = accept;
    this.#input.multiple = !capture;
    if (capture) this.#input.setAttribute("capture", capture);
    else this.#input.removeAttribute("capture");
    this.#input.click();
  }

  #chosen() {
    attach([...this.#input.files]);
    // So that the same file can be chosen again.
    this.#input.value = "";
  }

  /** Taken for the page wherever it falls: the browser would show the file in the page's place. */
  #over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const may = this.#takes();
    event.dataTransfer.dropEffect = may ? "copy" : "none";
    this.#mark(may);
  }

  #drop(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.#mark(false);
    const { files, items } = event.dataTransfer;
    const folders = [...items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory).map(({ name }) => name);
    if (this.#takes()) attach([...files], { folders });
  }

  #mark(on) {
    const room = document.querySelector(".room");
    if (on) room.dataset.drop = context().texts.say("composer.drop");
    else delete room.dataset.drop;
  }

  /** Pictures from the clipboard; words win where both are on it, but for the names of copied files. */
  #paste(event) {
    const { files } = event.clipboardData ?? {};
    if (event.defaultPrevented || !files?.length || !this.#takes()) return;
    if (event.target.closest?.("input, textarea:not(#composer-text), [contenteditable]")) return;
    const [text, html] = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type));
    const names = new Set([...files].map(({ name }) => name));
    if (text.trim() !== "" && (html !== "" || !text.trim().split(/\r?\n/).every((line) => names.has(line.trim())))) return;
    event.preventDefault();
    attach([...files], { pasted: true });
  }

  #takes() {
    return this.on && this.mayWrite() && !document.querySelector("dialog[open]");
  }
}

/** What holds them comes with the first ones. */
async function attach(files, how) {
  const { place, texts, toast } = context();
  const { room } = place;
  try {
    const { attachFiles } = await import("./attach.js");
    await attachFiles(room, files, how);
  } catch (problem) {
    console.warn("Files could not be attached.", problem);
    toast.show(texts.say("error.part"));
  }
}
