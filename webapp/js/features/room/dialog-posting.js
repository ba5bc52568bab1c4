import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { textsOf } from "../../transport/account-api.js";

/** Who writes in a room: all of its members, or its owners alone. */
export async function openPosting({ id, info }) {
  const { chat, texts, toast } = context();
  const words = await textsOf("posting");
  if (!words) return toast.show(texts.say("error.part"));
  texts.learn(words);
  const radio = (value) =>
    h(
      "label",
      { class: "check" },
      h("input", { type: "radio", name: "posting", value, checked: (info.posting ?? "members") === value }),
      h("span", {}, h("strong", { textContent: texts.say(`posting.${value}`) }), h("span", { class: "check__hint", textContent: texts.say(`posting.${value}.hint`) })),
    );
  const save = async (event) => {
    event.preventDefault();
    const posting = form.querySelector(":checked").value;
    if (await tried(chat.command({ type: "updateRoom", room: id, posting }))) dialog.close();
  };
  const form = h(
    "form",
    { class: "form dialog__form", onsubmit: save },
    h("fieldset", { class: "fieldset" }, h("legend", { class: "form__label", textContent: texts.say("details.posting") }), radio("members"), radio("owners")),
    h("footer", { class: "dialog__footer" }, h("button", { type: "submit", class: "button button--primary", textContent: texts.say("dialog.save") })),
  );
  const dialog = openDialog({ title: texts.say("details.posting") }, form);
}
