import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";

const PARTS = {
  anywhere: ["switcher", "search", "room", "unread-room", "unread", "read", "read-all", "panes", "letters", "escape", "help"],
  writing: ["newline", "edit-last", "bold", "italic", "code", "complete"],
  messages: ["messages", "reply", "edit", "react", "save"],
};
/** What one types, and how it looks: the example and the element that shows it. */
const FORMATS = [
  ["**{0}**", "strong", "bold"],
  ["*{0}*", "em", "italic"],
  ["~~{0}~~", "del", "struck"],
  ["`{0}`", "code", "code"],
  ["```\n{0}\n```", "code", "block"],
  ["> {0}", "q", "quote"],
  ["- {0}", "span", "list"],
  ["[{0}](https://…)", "u", "link"],
  ["@{0}  #{1}  :tada:", "span", "names"],
  ["//{0}", "span", "slash"],
];

/** The keys that do something, and what signs make of words. */
export async function openHelp() {
  const { texts, toast } = context();
  if (!(await learnTexts("keys"))) return toast.show(texts.say("error.part"));
  const parts = Object.entries(PARTS).map(([part, keys]) => [heading(`keys.part.${part}`), h("dl", { class: "keys" }, keys.map(row))]);
  openDialog({ title: texts.say("help.title"), className: "dialog--help" }, h("div", { class: "help" }, parts.map((part) => h("section", {}, part)), h("section", {}, heading("keys.part.formats"), h("dl", { class: "keys" }, FORMATS.map(format)))));
}

function heading(key) {
  return h("h3", { class: "help__title", textContent: context().texts.say(key) });
}

/** Caps that are pressed together stay together; other ways stand behind a stroke. */
function row(key) {
  const { texts } = context();
  const ways = texts.say(`keys.${key}.keys`).split(" / ");
  const caps = ways.map((way) => h("span", { class: "keys__way" }, way.split(" ").map((cap) => h("kbd", { textContent: cap }))));
  return h("div", { class: "keys__row" }, h("dt", {}, caps), h("dd", { textContent: texts.say(`keys.${key}`) }));
}

function format([signs, tag, name]) {
  const { texts } = context();
  const words = texts.say(`keys.format.${name}`).split("|");
  const typed = signs.replace("{0}", words[1] ?? words[0]).replace("{1}", words[2] ?? "");
  return h("div", { class: "keys__row" }, h("dt", {}, h("code", { class: "keys__typed", textContent: typed })), h("dd", {}, h(tag, { textContent: words[0] })));
}
