import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { problemText } from "./admin-words.js";

/** Who does what without being somebody: not looked up. */
const NOBODIES = new Set(["cli", "server"]);

/**
 * A field for somebody's name to sign in with, which suggests some while one types.
 *
 * @returns the field, its suggestions, and `find()`: the `id` of who is named, or the `text` that says
 *   why nobody is; `know(id, name)` keeps whom an address names
 */
export function personField(id) {
  const { api, texts } = context();
  const options = h("datalist", { id: `${id}-options` });
  const field = h("input", { class: "field", id, dir: "auto", autocomplete: "off", autocapitalize: "off", spellcheck: false, maxLength: 128 });
  field.setAttribute("list", options.id);
  const known = new Map();
  let turn = 0;
  const look = async () => {
    const now = ++turn;
    const { data, problem } = await api.get("users", { q: field.value.trim() });
    if (problem) return problem;
    for (const one of data.users) known.set(one.name, one.id);
    if (now === turn) options.replaceChildren(...data.users.slice(0, 10).map((one) => h("option", { value: one.name, label: one.displayName })));
    return null;
  };
  field.addEventListener("input", () => field.value.trim().length > 1 && !known.has(field.value.trim()) && look());
  const find = async () => {
    const name = field.value.trim();
    if (name === "" || NOBODIES.has(name)) return { id: name };
    if (known.has(name)) return { id: known.get(name) };
    const problem = await look();
    if (problem) return { text: problemText(texts, problem) };
    const found = [...known].find(([one]) => one.toLowerCase() === name.toLowerCase());
    // Whoever was erased is known by the id alone.
    if (!found && /^u[0-9a-f-]{8,}$/.test(name)) return { id: name };
    return found ? { id: found[1] } : { text: texts.say("admin.person.nobody") };
  };
  const know = (user, name) => {
    known.set(name, user);
    field.value = name;
  };
  return { field, options, find, know };
}
