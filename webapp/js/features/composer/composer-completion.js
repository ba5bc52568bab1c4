import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { avatar } from "../member/faces.js";
import { complete } from "./completion.js";
import { commandList } from "./composer-commands.js";

/** The list of completions above a text field: arrows choose, Enter or Tab takes, Esc closes. */
export class ComposerCompletion {
  list = h("ul", { class: "completion", id: "composer-completion", role: "listbox", hidden: true });
  /** People taken from the list since the text was begun; the post names them as mentions. */
  chosen = new Map();
  #field;
  #asked = null;
  #found = null;
  #index = 0;

  constructor(field) {
    this.#field = field;
    field.setAttribute("aria-controls", "composer-completion");
    field.setAttribute("aria-autocomplete", "list");
    this.list.ariaLabel = context().texts.say("completion.label");
  }

  get open() {
    return this.#found !== null;
  }

  refresh() {
    this.#find();
    this.#askForPeople();
  }

  /** The page knows only those whom it has met: the server knows the others. */
  async #askForPeople() {
    const { chat } = context();
    const word = /(?:^|\s)@(\S{1,30})$/u.exec(this.#field.value.slice(0, this.#field.selectionStart))?.[1];
    if (!word || word === this.#asked) return;
    this.#asked = word;
    try {
      const { users } = await chat.ask({ type: "users", q: word });
      if (users.length > 0 && this.#asked === word) this.#find();
    } catch {
      // Offline: those whom the page knows must do.
      this.#asked = null;
    }
  }

  #find() {
    const { chat, people } = context();
    const { value, selectionStart, selectionEnd } = this.#field;
    const rooms = [...chat.rooms.values()].map(({ info }) => info);
    this.#found = selectionStart === selectionEnd ? complete({ text: value, cursor: selectionStart, people: people.all, rooms, commands: commandList() }) : null;
    this.#index = 0;
    this.#show();
  }

  close() {
    this.#found = null;
    this.#show();
  }

  /** @returns true if the key was for the list */
  key(event) {
    if (!this.open) return false;
    const { options } = this.#found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#index = (this.#index + step + options.length) % options.length;
      this.#show();
    } else if (event.key === "Enter" || event.key === "Tab") this.#take(options[this.#index]);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #take({ insert, user }) {
    const { start, end } = this.#found;
    if (user) this.chosen.set(user.displayName, user.id);
    this.#field.setRangeText(insert, start, end, "end");
    this.#field.dispatchEvent(new Event("input"));
    this.close();
    this.#field.focus();
  }

  #show() {
    this.list.hidden = !this.open;
    const options = this.#found?.options ?? [];
    this.list.replaceChildren(
      ...options.map((option, index) =>
        h(
          "li",
          { class: "completion__option", role: "option", id: `completion-${index}`, "aria-selected": String(index === this.#index), onpointerdown: (event) => (event.preventDefault(), this.#take(option)) },
          option.user && avatar(option.user, "avatar--small"),
          h("bdi", { class: "completion__label", textContent: option.label }),
          option.hint && h("span", { class: "completion__hint", dir: "auto", textContent: option.hint }),
        ),
      ),
    );
    this.list.children[this.#index]?.scrollIntoView({ block: "nearest" });
    if (this.open) this.#field.setAttribute("aria-activedescendant", `completion-${this.#index}`);
    else this.#field.removeAttribute("aria-activedescendant");
  }
}
