import { context } from "./context.js";
import { h } from "./dom.js";

/**
 * Says at the fields of a form what the server refuses, for `tried`.
 *
 * @param inputs the form's fields by the names that the protocol has for them
 * @returns a function that shows a refusal; false where it is about none of them
 */
export function atFields(inputs) {
  return ({ code, field }) => {
    const input = inputs[field];
    if (!input?.isConnected) return false;
    const { texts } = context();
    const keys = [`later.field.${field}.${code}`, `later.field.${code}`, `error.${code}`];
    show(input, texts.say(keys.find((key) => texts.has(key)) ?? "error.internal"));
    return true;
  };
}

function show(input, text) {
  const id = `${input.id}-error`;
  document.getElementById(id)?.remove();
  input.after(h("p", { class: "form__error", id, role: "alert", textContent: text }));
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
  input.focus();
  const mended = () => {
    document.getElementById(id)?.remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  };
  input.addEventListener("input", mended, { once: true });
}
