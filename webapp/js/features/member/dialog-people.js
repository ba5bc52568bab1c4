import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { drawEach, h, icon } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { avatar } from "./faces.js";

/**
 * Lets the user choose people; whom they chose stands above the list whatever they look for.
 *
 * @param before the ids of those chosen before
 * @param yes the text's key of the button that ends it
 * @returns a promise of their ids, empty if none
 */
export function pickPeople(title, before = [], yes = "dialog.done") {
  const { chat, people, texts } = context();
  const chosen = new Map(before.map((id) => [id, people.get(id) ?? { id, displayName: id }]));
  const picked = h("div", { class: "chips", role: "group", "aria-label": texts.say("people.chosen") });
  const list = h("ul", { role: "list", class: "picks" });
  const done = h("button", { type: "submit", class: "button button--primary", textContent: texts.say(yes) });
  const field = h("input", { class: "field", type: "search", "aria-label": texts.say("people.search"), placeholder: texts.say("people.search"), dir: "auto", autofocus: true, oninput: () => find() });

  const find = async () => {
    const q = field.value.trim();
    const answer = await tried(chat.ask({ type: "users", ...(q && { q }) }));
    if (!answer || q !== field.value.trim()) return;
    list.replaceChildren(...drawEach(answer.users.filter(({ id }) => id !== chat.user.id), row, ({ displayName }) => displayName));
  };
  // Enter with nobody chosen takes the first who is found.
  const first = () => list.querySelector("input")?.click();
  const row = (user) => {
    const box = h("input", { type: "checkbox", checked: chosen.has(user.id), onchange: () => toggle(user, box.checked) });
    return h("li", {}, h("label", { class: "pick" }, box, avatar(user, "avatar--small"), h("bdi", { class: "pick__name", textContent: user.displayName }), h("span", { class: "pick__hint", textContent: texts.say(`presence.${user.presence}`) })));
  };
  const toggle = (user, on) => {
    if (on) chosen.set(user.id, user);
    else chosen.delete(user.id);
    show();
  };
  const show = () => {
    done.disabled = chosen.size === 0;
    const drop = (user) => {
      toggle(user, false);
      find();
      field.focus();
    };
    picked.replaceChildren(...[...chosen.values()].map((user) => h("button", { type: "button", class: "chip chip--set", "aria-label": texts.say("people.remove", user.displayName), onclick: () => drop(user) }, h("bdi", { textContent: user.displayName }), icon("close"))));
  };
  return new Promise((resolve) => {
    const dialog = openDialog(
      { title, onclose: (answer) => resolve(answer === "done" ? [...chosen.keys()] : []) },
      h(
        "form",
        { class: "dialog__form", onsubmit: (event) => (event.preventDefault(), chosen.size > 0 ? dialog.close("done") : first()) },
        picked,
        field,
        list,
        h("footer", { class: "dialog__footer" }, done),
      ),
    );
    show();
    find();
  });
}
