import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { addressOf } from "../../transport/file-api.js";
import { extensionOf, kindOf, sizeText } from "./file-words.js";

let coming = null;

/** Fetches the texts and the looks of files, once. @returns a promise of when they are there, or cannot be had */
export function readyForFiles() {
  return (coming ??= Promise.all([learnTexts("files"), styles()]).then(([known]) => {
    // Without a server just now: asked for again.
    if (!known) coming = null;
  }));
}

function styles() {
  const chat = document.querySelector('link[href$="css/chat.css"]');
  return new Promise((resolve) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: chat.href.replace(/chat\.css$/, "files.css") });
    link.onload = link.onerror = resolve;
    chat.after(link);
  });
}

/** `PDF · 2.4 MB` */
export function factsOf({ name, type, bytes }) {
  const { texts } = context();
  const kind = texts.say(`files.kind.${kindOf({ type })}`);
  return [extensionOf(name) || kind, sizeText(bytes, texts.language)].join(" · ");
}

/** The sign of a file that shows no picture: its extension, or what kind it is. */
export function badge({ name, type }) {
  const extension = extensionOf(name);
  return h("span", { class: `file-badge file-badge--${kindOf({ type })}`, "aria-hidden": "true" }, extension && extension.length <= 4 ? extension : icon("clip"));
}

export function download(file) {
  const { texts } = context();
  const label = texts.say("files.download", file.name);
  return h("a", { class: "icon-button file-card__download", href: addressOf(file.id, { download: true }), download: file.name, "aria-label": label, title: label }, icon("download"));
}

/** All there is to say of a file, on one line; `extra` are further buttons. */
export function card(file, ...extra) {
  const name = h("bdi", { class: "file-card__name", textContent: file.name });
  const linked = file.id && !file.expired ? h("a", { class: "file-card__link", href: addressOf(file.id), target: "_blank", rel: "noopener" }, name) : name;
  const facts = file.expired ? context().texts.say("files.expired") : factsOf(file);
  return h("div", { class: `file-card${file.expired ? " file-card--gone" : ""}` }, badge(file), h("div", { class: "file-card__words" }, linked, h("span", { class: "file-card__facts", textContent: facts })), ...extra, file.id && !file.expired && download(file));
}

/** Stands where a file could not be had. */
export function goneCard(file) {
  const { texts } = context();
  return h("div", { class: "file-card file-card--gone" }, badge(file), h("div", { class: "file-card__words" }, h("bdi", { class: "file-card__name", textContent: file.name }), h("span", { class: "file-card__facts", textContent: texts.say("files.gone") })));
}
