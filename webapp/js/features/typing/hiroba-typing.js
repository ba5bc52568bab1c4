import { coalesced, context, listen } from "../../helpers/context.js";

/** Says who is writing in the open room. */
export class HirobaTyping extends HTMLElement {
  #unlisten;
  #draw = coalesced(() => this.#show());

  connectedCallback() {
    const { chat, people, place } = context();
    this.#unlisten = listen([chat.typing, "change", this.#draw], [people, "change", this.#draw], [place, "change", this.#draw]);
    this.#show();
  }

  disconnectedCallback() {
    this.#unlisten();
    this.replaceChildren();
  }

  #show() {
    const { chat, people, place, texts } = context();
    const writers = chat.typing.in(place.room).map((id) => people.get(id)?.displayName);
    const known = writers.every(Boolean);
    // A stranger's name is asked for; until it comes, somebody writes.
    const key = writers.length > 3 || (!known && writers.length > 1) ? "typing.many" : !known ? "later.typing" : writers.length > 1 ? "typing.some" : "typing.one";
    const text = writers.length === 0 || !texts.has(key) ? "" : texts.say(key, known ? texts.list(writers) : "");
    if (this.textContent !== text) this.textContent = text;
  }
}
