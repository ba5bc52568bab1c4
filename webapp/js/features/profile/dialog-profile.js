import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { atFields } from "../../helpers/field-error.js";
import { tried } from "../../helpers/tried.js";

const MOST = 64;
const SUGGESTIONS = ["meeting", "lunch", "home", "away", "focus"];

/** How one is shown to the others: the name, and a few words on what one is at. */
export function openProfile() {
  const { chat, people, texts } = context();
  const { displayName } = chat.user;
  const field = (id, value, more) => h("input", { class: "field", id, value, maxLength: MOST, dir: "auto", autocomplete: "off", ...more });
  const name = field("profile-name", displayName, { required: true });
  const status = field("profile-status", people.get(chat.user.id)?.status ?? "", { placeholder: texts.say("profile.status.placeholder"), autofocus: true });
  const known = people.get(chat.user.id) ?? {};
  const title = field("profile-about", known.title ?? "", { placeholder: texts.say("profile.about.placeholder") });
  const reading = field("profile-reading", known.reading ?? "", { placeholder: texts.say("profile.reading.placeholder") });
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const zone = h("input", { type: "checkbox", id: "profile-zone", checked: Boolean(known.timeZone), disabled: here === "" });
  const suggest = (key) => h("button", { type: "button", class: "chip", textContent: texts.say(`profile.status.${key}`), onclick: ({ currentTarget }) => ((status.value = currentTarget.textContent), status.focus()) });
  const save = async (event) => {
    event.preventDefault();
    const facts = { status: status.value.trim(), title: title.value.trim(), reading: reading.value.trim(), timeZone: zone.checked ? here : "" };
    const shown = atFields({ displayName: name, status, title, reading });
    const saved = await tried(chat.setProfile({ displayName: name.value.trim() || displayName, ...facts }), {}, shown);
    if (saved !== null) dialog.close();
  };
  const label = (id, key) => h("label", { class: "form__label", for: id, textContent: texts.say(key) });
  const dialog = openDialog(
    { title: texts.say("profile.title") },
    h(
      "form",
      { class: "form dialog__form", onsubmit: save },
      label("profile-name", "profile.name"),
      name,
      label("profile-status", "profile.status"),
      status,
      h("div", { class: "chips" }, SUGGESTIONS.map(suggest), h("button", { type: "button", class: "chip", textContent: texts.say("profile.status.clear"), onclick: () => ((status.value = ""), status.focus()) })),
      label("profile-about", "profile.about"),
      title,
      label("profile-reading", "profile.reading"),
      reading,
      h("label", { class: "check", for: "profile-zone" }, zone, h("span", {}, texts.say("profile.zone"), h("span", { class: "check__hint", textContent: here }))),
      h("footer", { class: "dialog__footer" }, h("button", { type: "submit", class: "button button--primary", textContent: texts.say("dialog.save") })),
    ),
  );
}
