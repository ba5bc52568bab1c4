import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { avatar } from "./faces.js";

/** Lets the user choose people. @returns a promise of their ids, empty if none */
export function pickPeople(title) {
  const { chat, texts } = context();
  const chosen = new Map();
  const list = h("ul", { role: "list", class: "picks" });
  const done = h("button", { type: "submit", class: "button button--primary", disabled: true, textContent: texts.say("dialog.done") });
  const field = h("input", { class: "field", type: "search", "aria-label": texts.say("people.search"), placeholder: texts.say("people.search"), dir: "auto", autofocus: true, oninput: () => find() });

  const find = async () => {
    const q = field.value.trim();
    const answer = await tried(chat.ask({ type: "users", ...(q && { q }) }));
    if (!answer || q !== field.value.trim()) return;
    list.replaceChildren(...drawEach(answer.users.filter(({ id }) => id !== chat.user.id), row, ({ displayName }) => displayName));
  };
  const row = (user) => {
    const box = h("input", { type: "checkbox", checked: chosen.has(user.id), onchange: () => toggle(user, box.checked) });
    return h("li", {}, h("label", { class: "pick" }, box, avatar(user, "avatar--small"), h("bdi", { class: "pick__name", textContent: user.displayName }), h("span", { class: "pick__hint", textContent: texts.say(`presence.${user.presence}`) })));
  };
  const toggle = (user, on) => {
    if (on) chosen.set(user.id, user);
    else chosen.delete(user.id);
    done.disabled = chosen.size === 0;
  };
  return new Promise((resolve) => {
    const dialog = openDialog(
      { title, onclose: (answer) => resolve(answer === "done" ? [...chosen.keys()] : []) },
      h(
        "form",
        { class: "dialog__form", onsubmit: (event) => (event.preventDefault(), dialog.close("done")) },
        field,
        list,
        h("footer", { class: "dialog__footer" }, done),
      ),
    );
    find();
  });
}
