import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { avatar } from "../member/faces.js";
import { folded, isCalled } from "../member/names.js";
import { typedAt } from "./search-query.js";

const MOST = 6;

/**
 * Offers names below a search field while the value of `from:` or `in:` is typed: arrows choose,
 * Enter or a click takes. @returns a function that looks anew
 *
 * @param choose called with the operator's part and the name that stands for it
 */
export function suggestions({ field, list, choose }) {
  const { chat } = context();
  let shown = [];
  let index = 0;
  let asked = 0;

  const draw = () => {
    list.replaceChildren(
      ...shown.map((option, at) =>
        h("li", { class: "completion__option", role: "option", id: `search-name-${at}`, "aria-selected": String(at === index), onclick: () => take(option) }, option.user ? avatar(option.user, "avatar--small") : icon("hash"), h("bdi", { class: "completion__label", textContent: option.name })),
      ),
    );
    list.hidden = shown.length === 0;
    field.ariaExpanded = String(shown.length > 0);
    field.setAttribute("aria-activedescendant", shown.length > 0 ? `search-name-${index}` : "");
  };
  const close = () => {
    shown = [];
    draw();
  };
  const take = ({ part, name, value = name }) => {
    close();
    choose(part, value);
  };
  const look = async () => {
    const mine = ++asked;
    const part = typedAt(field.value, field.selectionStart);
    if (!part) return close();
    const options = part.key === "from" ? await people(part.value) : rooms(part.value);
    if (mine !== asked) return;
    shown = options.slice(0, MOST).map((option) => ({ ...option, part }));
    index = 0;
    draw();
  };
  const people = async (q) => {
    try {
      const { users } = await chat.ask({ type: "users", ...(q && { q }) });
      return users.map((user) => ({ name: user.displayName, user }));
    } catch {
      // Offline, or asked too often: whom this page knows.
      return context().people.all.filter(({ displayName }) => displayName?.toLowerCase().includes(q.toLowerCase())).map((user) => ({ name: user.displayName, user }));
    }
  };
  /** Rooms by their names, and those with one other person by theirs: `@` looks for people alone, `#` for names. */
  const rooms = (q) => {
    const wanted = folded(q.replace(/^[#@]/u, ""));
    const infos = [...chat.rooms.values()].map(({ info }) => info);
    const named = infos.filter(({ name }) => name && folded(name).includes(wanted)).map(({ name }) => ({ name }));
    const others = infos.filter(({ kind, members }) => kind === "direct" && members?.length === 2).map(({ members }) => members.find(({ id }) => id !== chat.user.id));
    const met = others.filter((user) => user && isCalled({ ...user, ...context().people.get(user.id) }, wanted)).map((user) => ({ name: user.displayName, value: `@${user.displayName}`, user }));
    return [...(q.startsWith("@") ? [] : named), ...(q.startsWith("#") ? [] : met)];
  };

  field.addEventListener("keydown", (event) => {
    if (shown.length === 0 || event.isComposing || event.keyCode === 229) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) index = (index + by + shown.length) % shown.length;
    else if (event.key === "Enter" || event.key === "Tab") return event.preventDefault(), take(shown[index]);
    else if (event.key === "Escape") return event.preventDefault(), event.stopPropagation(), close();
    else return;
    event.preventDefault();
    draw();
  });
  field.addEventListener("blur", () => setTimeout(close, 200));
  return look;
}
