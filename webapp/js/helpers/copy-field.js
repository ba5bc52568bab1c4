import { context } from "./context.js";
import { h } from "./dom.js";

/**
 * A text to be passed on, with a button that copies it. `say(value)` shows another text and gives it
 * the focus.
 *
 * @param label what it is; `copy` what the button says; `copied` what is said then
 */
export function copyField({ id, label, copy, copied }) {
  const field = h("input", { class: "field", id, readOnly: true, "aria-label": label, onfocus: ({ currentTarget }) => currentTarget.select() });
  const act = async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      context().toast.show(copied);
    } catch {
      // Plain http has no clipboard: the text is selected, a key copies it.
      field.focus();
    }
  };
  const element = h("div", { class: "form", hidden: true }, field, h("button", { type: "button", class: "button", textContent: copy, onclick: act }));
  const say = (value) => {
    field.value = value;
    element.hidden = false;
    field.focus();
  };
  return { element, say };
}
