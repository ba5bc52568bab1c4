import { ask, openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { drawEach, h, icon } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { addedByOthers, leaveAll } from "./added.js";

/** Rooms to which others added one, to be left together: those of one person at once. */
export async function openAdded() {
  const { chat, texts } = context();
  const list = h("ul", { role: "list", class: "picks" });
  openDialog({ title: texts.say("added.title") }, list);
  const show = async () => {
    const groups = await tried(addedByOthers(chat));
    if (!groups) return;
    list.replaceChildren(...drawEach(groups, group, ({ by }) => by.displayName));
    if (groups.length === 0) list.replaceChildren(h("li", { class: "details__hint", textContent: texts.say("added.none") }));
  };
  const group = ({ by, rooms }) => {
    const who = texts.say("added.by", by.displayName);
    const yes = texts.say("added.leave", rooms.length);
    const leave = async () => {
      if (!(await ask({ title: who, text: texts.say("leave.private"), yes, danger: true }))) return;
      await tried(leaveAll(chat, rooms));
      await show();
    };
    const names = rooms.map(({ name }) => name).join(" · ");
    const button = h("button", { type: "button", class: "button pick__button", textContent: yes, "aria-label": `${yes}: ${who}`, onclick: leave });
    return h("li", { class: "pick" }, icon("exit"), h("span", { class: "pick__name" }, h("bdi", { textContent: who }), h("span", { class: "pick__topic", dir: "auto", textContent: names, title: names })), button);
  };
  await show();
}
