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
    const writers = chat.typing.in(place.room).map((id) => people.nameOf(id));
    const key = writers.length > 3 ? "typing.many" : writers.length > 1 ? "typing.some" : "typing.one";
    this.textContent = writers.length === 0 ? "" : texts.say(key, texts.list(writers));
  }
}
