import { coalesced, context, listen } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { pickEmoji } from "../../helpers/wishes.js";
import { roomName } from "../room/room-name.js";
import { runCommand } from "./composer-commands.js";
import { ComposerField, touch } from "./composer-field.js";
import { aboutBar, ReadOnlyBar } from "./composer-parts.js";

const SAVE_MILLIS = 300;

/** Where one writes. Never disabled while offline: what is sent waits in the queue. */
export class HirobaComposer extends HTMLElement {
  #unlisten;
  #unlistenField;
  #saving;
  #room = null;
  #editing = null;
  #field;
  #about = h("div", { class: "composer__about", hidden: true });
  #hint = h("span", { class: "composer__hint" });
  #send;
  #bar;
  #draw = coalesced(() => this.#enter());

  connectedCallback() {
    const { chat, compose, place, settings, texts } = context();
    this.#field = new ComposerField();
    this.#bar = new ReadOnlyBar();
    this.#send = iconButton("send", texts.say("composer.send"), () => this.#submit(), "composer__send");
    const emoji = iconButton("smile", texts.say("emoji.title"), () => pickEmoji(emoji, (sign) => this.#field.insert(sign)));
    const line = h("div", { class: "composer__line" }, h("hiroba-connection"), h("hiroba-typing", { class: "typing", role: "status" }), this.#hint, this.#field.count);
    const box = h("div", { class: "composer__box" }, this.#field.element, emoji, this.#send);
    this.replaceChildren(h("div", { class: "composer__column" }, this.#field.completions, this.#bar.element, this.#about, box, line));
    this.#bar.insteadOf(box);
    this.#unlistenField = this.#field.listen();
    this.#unlisten = listen(
      [this.#field, "submit", (event) => (event.preventDefault(), this.#submit())],
      [this.#field, "up", (event) => this.#editLast() && event.preventDefault()],
      [this.#field, "cancel", () => compose.nothing()],
      [this.#field, "text", () => this.#changed()],
      [this.#field, "typed", () => this.#tell()],
      [place, "change", () => this.#enter()],
      [chat, "rooms", () => this.#enter()],
      [chat, "change", this.#draw],
      [compose, "change", () => this.#showAbout()],
      [settings, "change", () => this.#showHint()],
      [document, "hiroba-edit-unsent", ({ detail }) => this.#takeBack(detail)],
      [document, "hiroba-mention", ({ detail }) => this.#field.mention(detail)],
      [window, "pagehide", () => this.#save()],
    );
    this.#showHint();
    this.#enter();
  }

  disconnectedCallback() {
    this.#save();
    this.#unlisten();
    this.#unlistenField();
    this.replaceChildren();
  }

  #enter() {
    const { chat, compose, drafts, place, texts } = context();
    const room = chat.rooms.get(place.room);
    if (!room) return chat.epoch && !chat.home && this.#bar.show(null, false);
    const speaks = chat.speaks(room);
    this.#field.element.placeholder = texts.say("composer.placeholder", roomName(room.info, chat.user.id));
    this.#bar.show(room, speaks);
    this.#hint.hidden = !speaks;
    if (room.id === this.#room) return;
    compose.nothing();
    this.#save();
    // What was typed before the server had said which rooms there are belongs into the first one.
    const early = this.#room === null ? this.#field.value : "";
    this.#room = room.id;
    this.#field.value = [drafts.get(room.id), early].filter(Boolean).join("\n");
    if (!touch()) this.#field.element.focus();
  }

  #editLast() {
    const { chat, compose, outgoing } = context();
    const room = chat.rooms.get(this.#room);
    const unsent = outgoing.in(this.#room).at(-1);
    // What is on its way has no place in the room yet, and the one before it is not the last.
    if (unsent) return unsent.seq ? compose.edit(this.#room, { ...unsent, from: chat.user }) : undefined;
    const mine = room?.window?.messages.findLast((message) => message.from.id === chat.user.id && !message.deleted);
    if (mine && !compose.about) compose.edit(room.id, mine);
    return Boolean(mine);
  }

  #submit() {
    const { chat, compose } = context();
    if (!this.#field.ready || this.#room === null) return;
    const text = this.#field.value;
    const room = this.#room;
    const { about } = compose;
    const mentions = this.#field.takeMentions();
    chat.typing.told(room);
    if (about?.kind === "edit") {
      if (text !== about.message.text) tried(chat.command({ type: "edit", room, target: about.message.seq, text, ...(mentions.length > 0 && { mentions }) }));
    } else {
      const post = (words) => chat.post(room, words, { mentions, replyTo: about?.message.seq ?? null });
      this.#field.value = "";
      this.#save();
      if (!runCommand(text, post)) post(text);
    }
    compose.nothing();
    this.#field.element.focus();
  }

  /** An edit borrows the field; the draft waits and comes back. */
  #showAbout() {
    const { compose, drafts } = context();
    const { about } = compose;
    this.#about.hidden = !about;
    this.#about.replaceChildren(...(about ? aboutBar(about) : []));
    const editing = about?.kind === "edit" ? about.message : null;
    if (editing && !this.#editing) this.#save();
    const borrowed = this.#editing !== null;
    this.#editing = editing;
    if (editing) this.#field.value = editing.text;
    else if (borrowed) this.#field.value = drafts.get(this.#room);
    if (about) this.#field.element.focus();
  }

  /** A refused post comes back above what is being written now. */
  #takeBack({ room, text }) {
    if (room !== this.#room) return;
    this.#field.value = [text, this.#field.value].filter(Boolean).join("\n");
    this.#field.element.focus();
  }

  #tell() {
    const { chat } = context();
    if (this.#field.value !== "" && chat.typing.shouldTell(this.#room)) chat.tell({ type: "typing", room: this.#room });
  }

  #changed() {
    this.#send.classList.toggle("composer__send--ready", this.#field.ready);
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), SAVE_MILLIS);
  }

  #showHint() {
    const { settings, texts } = context();
    this.#hint.textContent = touch() ? "" : texts.say(settings.enterSends ? "composer.hint" : "composer.hint.swapped");
  }

  #save() {
    clearTimeout(this.#saving);
    if (this.#room !== null && !this.#editing) context().drafts.set(this.#room, this.#field.value);
  }
}
