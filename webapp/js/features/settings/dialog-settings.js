import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { HirobaPreferences } from "./hiroba-preferences.js";

customElements.define("hiroba-preferences", HirobaPreferences);

/** The reader's choices: look, language, Enter key, notifications. */
export function openSettings() {
  const { settings, texts } = context();
  const check = (id, key, checked, change) =>
    h("label", { class: "check", for: id }, h("input", { type: "checkbox", id, checked, onchange: ({ currentTarget }) => change(currentTarget) }), h("span", {}, texts.say(key), h("span", { class: "check__hint", textContent: texts.has(`${key}.hint`) ? texts.say(`${key}.hint`) : "" })));
  const why = h("p", { class: "form__hint", role: "status", textContent: notificationState(texts) });
  openDialog(
    { title: texts.say("settings.title") },
    h(
      "div",
      { class: "dialog__form" },
      h("hiroba-preferences", { class: "settings__preferences" }),
      check("set-enter", "settings.enter", settings.enterSends, ({ checked }) => settings.set({ enterSends: checked })),
      check("set-unread-first", "settings.unread-first", settings.unreadFirst, ({ checked }) => settings.set({ unreadFirst: checked })),
      check("set-notify", "settings.notify", settings.notify && globalThis.Notification?.permission === "granted", async (box) => {
        const granted = box.checked && isSecureContext && (await Notification.requestPermission()) === "granted";
        if (box.checked && !granted) box.checked = false;
        settings.set({ notify: granted });
        why.textContent = notificationState(texts);
      }),
      why,
      check("set-quiet", "settings.quiet", settings.doNotDisturb, ({ checked }) => settings.set({ doNotDisturb: checked })),
    ),
  );
}

function notificationState(texts) {
  if (!isSecureContext || !("Notification" in globalThis)) return texts.say("settings.notify.insecure");
  return Notification.permission === "denied" ? texts.say("settings.notify.denied") : "";
}
