import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { addressOf, FileApi } from "../../transport/file-api.js";
import { showCode } from "../message/markdown.js";
import { card } from "./file-parts.js";
import { languageOf, sizeText } from "./file-words.js";

const MOST_TEXT_BYTES = 65_536;

const INSIDE = {
  // Not with the attribute `sandbox`, which ends the browser's own viewer; the server sends the policy.
  pdf: async (file) => h("iframe", { class: "inside__pdf", title: file.name, src: addressOf(file.id) }),

  text: async (file) => {
    const { texts } = context();
    const text = await new FileApi().beginning(file.id, MOST_TEXT_BYTES);
    if (text === null) return null;
    const code = h("div", { class: "inside__text markdown" });
    showCode(code, text, languageOf(file.name), texts.say("files.text", file.name));
    const cut = file.bytes > MOST_TEXT_BYTES && h("p", { class: "inside__cut", textContent: texts.say("files.cut", sizeText(MOST_TEXT_BYTES, texts.language)) });
    return h("div", {}, code, cut);
  },
};

/** A file whose content opens below its card, when somebody wants it. */
export function disclosed(file, kind) {
  const { texts } = context();
  const inside = h("div", { class: "inside", hidden: true });
  const toggle = async () => {
    const open = inside.hidden;
    button.ariaExpanded = String(open);
    button.textContent = texts.say(open ? "files.hide" : "files.show");
    inside.hidden = !open;
    if (!open || inside.dataset.there) return;
    inside.replaceChildren(h("p", { class: "inside__cut", role: "status", textContent: texts.say("details.loading") }));
    const content = await INSIDE[kind](file).catch(() => null);
    inside.replaceChildren(content ?? h("p", { class: "inside__cut", role: "status", textContent: texts.say("files.gone") }));
    // What could not be had is asked for again.
    if (content) inside.dataset.there = "";
  };
  const button = h("button", { type: "button", class: "button file-card__show", "aria-expanded": "false", "data-keep": `show ${file.id}`, textContent: texts.say("files.show"), onclick: toggle });
  return h("div", { class: "disclosed" }, card(file, button), inside);
}
