import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { avatar } from "../member/faces.js";
import { loadEmoji } from "../reaction/emoji-names.js";
// A text with such a sign is looked at before it goes: what does that is there by then.
import "./before-sending.js";
import { complete } from "./completion.js";
import { commandList } from "./composer-commands.js";
import { callsIn, countCalls } from "./room-calls.js";

/**
 * What fills the list of completions above the field: arrows choose, Enter takes what was chosen, Tab
 * that or the first, Esc closes. Who has chosen nothing sends what stands there.
 */
export class ComposerCompletion {
  #field;
  #list;
  #asked = null;
  #found = null;
  #index = -1;

  /** @param field a `ComposerField` */
  constructor(field) {
    this.#field = field;
    this.#list = field.completions;
  }

  get open() {
    return this.#found !== null;
  }

  refresh() {
    this.#find();
    this.#askForMore();
  }

  /** The page knows only those whom it has met: the server knows the others. So it is with emoji and words. */
  async #askForMore() {
    const { chat, place } = context();
    const { value, selectionStart } = this.#field.element;
    const [, sign, word] = /([@＠:：/／])([^\s@＠:：/／]{0,30})$/u.exec(value.slice(Math.max(0, selectionStart - 31), selectionStart)) ?? [];
    if (!sign) return;
    if (await learnTexts("writing")) this.#findAgain(word, "");
    if (/[:：]/.test(sign) && word.length > 1 && (await loadEmoji())) this.#findAgain(word, "");
    if (!/[@＠]/.test(sign)) return;
    const room = chat.rooms.get(place.room);
    // Anew with each new word, and until it is known.
    if (word.length < 2 || callsIn(room).some(({ hint }) => !hint)) countCalls(room).then((calls) => calls && this.#findAgain(word, ""));
    if (!word || word === this.#asked) return;
    this.#asked = word;
    try {
      const { users } = await chat.ask({ type: "users", q: word });
      if (users.length > 0) this.#findAgain(word, this.#asked);
    } catch {
      // Offline: those whom the page knows must do.
      this.#asked = null;
    }
  }

  /** What has come meanwhile is for the word that stands there still, and takes nobody's choice away. */
  #findAgain(word, asked) {
    const { value, selectionStart } = this.#field.element;
    if (this.#index < 0 && (asked === "" || asked === word) && value.slice(0, selectionStart).endsWith(word)) this.#find();
  }

  #find() {
    const { chat, people, place } = context();
    const { value, selectionStart, selectionEnd } = this.#field.element;
    const rooms = [...chat.rooms.values()].map(({ info }) => info);
    const calls = callsIn(chat.rooms.get(place.room));
    this.#found = selectionStart === selectionEnd && document.activeElement === this.#field.element ? complete({ text: value, cursor: selectionStart, people: people.all, rooms, commands: commandList(), calls }) : null;
    this.#index = -1;
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
    const { key } = event;
    if (key === "ArrowDown") this.#index = (this.#index + 1) % options.length;
    else if (key === "ArrowUp") this.#index = (this.#index < 1 ? options.length : this.#index) - 1;
    else if (key === "Tab" && !event.shiftKey) this.#take(options[Math.max(0, this.#index)]);
    else if (key === "Enter" && this.#index >= 0) this.#take(options[this.#index]);
    else if (key === "Escape") this.close();
    else return false;
    this.#show();
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #take({ insert, user }) {
    const { start, end } = this.#found;
    if (user) this.#field.choose(user);
    this.#field.replace(start, end, insert);
    this.close();
  }

  #show() {
    const { element } = this.#field;
    this.#list.hidden = !this.open;
    const options = this.#found?.options ?? [];
    this.#list.replaceChildren(
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
    const chosen = this.#list.children[this.#index];
    if (chosen) element.setAttribute("aria-activedescendant", chosen.id);
    else element.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }
}
