import { context } from "./context.js";
import { endSearch, h, iconButton } from "./dom.js";

/** A modal `<dialog>` with a title and a way out; the focus returns to where it was, or to the message where that was. */
export function openDialog({ title, className = "", onclose = () => {} }, ...content) {
  const { texts } = context();
  const id = `dialog-${++count}`;
  const message = document.activeElement?.closest("hiroba-message");
  const close = iconButton("close", texts.say("dialog.close"), () => dialog.close(), "dialog__close");
  const dialog = h(
    "dialog",
    { class: `dialog ${className}`.trim(), "aria-labelledby": id, onclick: (event) => event.target === dialog && dialog.close() },
    h("div", { class: "dialog__frame" }, h("header", { class: "dialog__header" }, h("h2", { id, class: "dialog__title", textContent: title }), close), ...content),
  );
  dialog.addEventListener("keydown", (event) => endSearch(event, () => dialog.close()));
  dialog.addEventListener("close", () => {
    dialog.remove();
    // A message keeps its buttons only as long as somebody is near.
    if (document.activeElement === document.body) message?.focus();
    onclose(dialog.returnValue);
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

let count = 0;

/** Asks for a yes or no. @returns a promise of true for yes */
export function ask({ title, text, yes, danger = false }) {
  const { texts } = context();
  return new Promise((resolve) => {
    const dialog = openDialog(
      { title, className: "dialog--small", onclose: (answer) => resolve(answer === "yes") },
      h("p", { textContent: text }),
      h(
        "footer",
        { class: "dialog__footer" },
        h("button", { type: "button", class: "button", textContent: texts.say("dialog.cancel"), onclick: () => dialog.close() }),
        h("button", { type: "button", class: `button ${danger ? "button--danger" : "button--primary"}`, textContent: yes, autofocus: true, onclick: () => dialog.close("yes") }),
      ),
    );
  });
}
