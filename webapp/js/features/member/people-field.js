import { context } from "../../helpers/context.js";
import { drawEach, h, icon } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { avatar } from "./faces.js";

/**
 * A field that looks people up by name, whom it finds below it, and whom one has chosen above it.
 *
 * @param before the ids of those chosen before
 * @param all whether everybody is shown while the field is empty
 * @param changed called with how many are chosen, when that changes
 * @param done called when Enter has nobody to take: it takes the first who fits what is typed
 * @returns `{parts, field, ids}`
 */
export function peopleField({ id, before = [], all = true, autofocus = false, changed = () => {}, done }) {
  const { chat, people, texts } = context();
  const chosen = new Map(before.map((one) => [one, people.get(one) ?? { id: one, displayName: one }]));
  const picked = h("div", { class: "chips", role: "group", "aria-label": texts.say("people.chosen") });
  const list = h("ul", { role: "list", class: "picks" });
  const typed = () => field.value.trim();
  let latest = null;

  const find = async () => {
    const q = typed();
    list.hidden = !all && q === "";
    if (list.hidden) return list.replaceChildren();
    const answer = await tried(chat.ask({ type: "users", ...(q && { q }) }));
    if (answer && q === typed()) list.replaceChildren(...drawEach(answer.users.filter((user) => user.id !== chat.user.id), row, ({ displayName }) => displayName));
  };
  const look = () => (latest = find());
  const field = h("input", { class: "field", type: "search", id, "aria-label": texts.say("people.search"), placeholder: texts.say("people.search"), dir: "auto", autocomplete: "off", autofocus, oninput: look });
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
    const drop = (user) => {
      toggle(user, false);
      look();
      field.focus();
    };
    picked.hidden = chosen.size === 0;
    picked.replaceChildren(...[...chosen.values()].map((user) => h("button", { type: "button", class: "chip chip--set", "aria-label": texts.say("people.remove", user.displayName), onclick: () => drop(user) }, h("bdi", { textContent: user.displayName }), icon("close"))));
    changed(chosen.size);
  };
  const enter = async () => {
    const q = typed();
    if (q === "" && (!all || chosen.size > 0)) return done();
    // What stands there may still be what was found before.
    await latest;
    const [first] = list.querySelectorAll("input");
    // Whoever has chosen the first one by hand is done with it.
    if (first?.checked) return done();
    if (!first) return;
    first.click();
    if (q === typed()) field.value = "";
    look();
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    enter();
  });
  list.hidden = !all;
  show();
  if (all) look();
  return { parts: [picked, field, list], field, ids: () => [...chosen.keys()] };
}
