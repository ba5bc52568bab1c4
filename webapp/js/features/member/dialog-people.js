import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { peopleField } from "./people-field.js";

/**
 * Lets the user choose people.
 *
 * @param before the ids of those chosen before
 * @param yes the text's key of the button that ends it
 * @returns a promise of their ids, empty if none
 */
export function pickPeople(title, before = [], yes = "dialog.done") {
  const { texts } = context();
  const end = () => dialog.close("done");
  const button = h("button", { type: "button", class: "button button--primary", textContent: texts.say(yes), onclick: end });
  const people = peopleField({ before, autofocus: true, changed: (count) => (button.disabled = count === 0), done: end });
  let dialog;
  return new Promise((resolve) => {
    dialog = openDialog({ title, onclose: (answer) => resolve(answer === "done" ? people.ids() : []) }, h("div", { class: "dialog__form" }, people.parts, h("footer", { class: "dialog__footer" }, button)));
  });
}
