import { coalesced, context, listen } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { pickEmoji, showTray } from "../../helpers/wishes.js";
import { FileEntrance } from "../file/file-entrance.js";
import { roomName } from "../room/room-name.js";
import { ComposerField, touch } from "./composer-field.js";
import { aboutBar, ReadOnlyBar } from "./composer-parts.js";

const SAVE_MILLIS = 300;

/** Where one writes. Never disabled while offline: what is sent waits in the queue. */
export class HirobaComposer extends HTMLElement {
  #unlisten;
  #unlistenField;
  #unlistenFiles;
  #saving;
  #room = null;
  #editing = null;
  #asking = false;
  #again = false;
  #field;
  #about = h("div", { class: "composer__about", hidden: true });
  #hint = h("span", { class: "composer__hint" });
  #tray = h("div");
  #entrance;
  #send;
  #bar;
  #draw = coalesced(() => this.#enter());

  connectedCallback() {
    const { attachments, chat, compose, drafts, place, settings, texts } = context();
    this.#field = new ComposerField();
    this.#entrance = new FileEntrance(() => this.#mayAttach);
    this.#bar = new ReadOnlyBar();
    this.#send = iconButton("send", texts.say("composer.send"), () => this.#submit(), "composer__send");
    const emoji = iconButton("smile", texts.say("emoji.title"), () => pickEmoji(emoji, (sign) => this.#field.insert(sign)));
    const line = h("div", { class: "composer__line" }, h("hiroba-connection"), h("hiroba-typing", { class: "typing", role: "status" }), this.#hint, this.#field.count);
    const box = h("div", { class: "composer__box" }, this.#field.element, emoji, this.#entrance.element, this.#send);
    this.replaceChildren(h("div", { class: "composer__column" }, this.#field.completions, this.#bar.element, this.#about, this.#tray, box, line));
    this.#bar.insteadOf(box);
    this.#unlistenField = this.#field.listen();
    this.#unlistenFiles = this.#entrance.listen();
    this.#unlisten = listen(
      [this.#field, "submit", (event) => (event.preventDefault(), this.#submit())],
      [this.#field, "up", (event) => this.#editLast() && event.preventDefault()],
      // What was cancelled by a key was what it was pressed for.
      [this.#field, "cancel", (event) => compose.about && (event.preventDefault(), compose.nothing())],
      [this.#field, "text", () => this.#changed()],
      [this.#field, "typed", () => this.#tell()],
      [place, "change", () => this.#enter()],
      [chat, "rooms", () => this.#enter()],
      [chat, "change", this.#draw],
      [compose, "change", () => this.#showAbout()],
      [attachments, "change", () => this.#showTray()],
      [settings, "change", () => this.#showHint()],
      [drafts, "elsewhere", ({ detail }) => this.#changedElsewhere(detail)],
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
    this.#unlistenFiles();
    this.replaceChildren();
  }

  #enter() {
    const { chat, compose, drafts, place, texts } = context();
    const room = chat.rooms.get(place.room);
    if (!room) return chat.epoch && !chat.home && this.#bar.show(null, false);
    const speaks = chat.speaks(room);
    const placeholder = texts.say("composer.placeholder", roomName(room.info, chat.user.id));
    if (this.#field.element.placeholder !== placeholder) this.#field.element.placeholder = placeholder;
    this.#bar.show(room, speaks);
    this.#hint.hidden = !speaks;
    this.#entrance.show();
    if (room.id === this.#room) return;
    const begun = this.#begun;
    compose.nothing();
    if (begun) drafts.setEdit(this.#room, begun);
    this.#save();
    // What was typed before the server had said which rooms there are belongs into the first one.
    const early = this.#room === null ? this.#field.value : "";
    this.#room = room.id;
    this.#field.value = [drafts.get(room.id), early].filter(Boolean).join("\n");
    this.#field.chosen = new Map(context().storage.get(`chosen:${room.id}`, []));
    const edit = drafts.editIn(room.id);
    if (edit) compose.edit(room.id, edit.message, edit.text);
    this.#showTray();
    if (!touch()) this.#field.element.focus();
  }

  /** The edit that is under way, if it says anything new. */
  get #begun() {
    const message = this.#editing;
    const text = this.#field.value;
    return message && text !== message.text ? { message, text } : null;
  }

  /** Another tab wrote on, or sent it: so does this one, unless it has words of its own. */
  #changedElsewhere({ room, before, text }) {
    if (room === this.#room && !this.#editing && this.#field.value === before) this.#field.value = text;
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

  /** Files go with a message of their own, in a room where one speaks. */
  get #mayAttach() {
    const room = context().chat.rooms.get(this.#room);
    return Boolean(room && context().chat.speaks(room));
  }

  /** A text, or files and perhaps a text. */
  get #ready() {
    const files = this.#editing ? this.#editing.files?.length > 0 : context().attachments.has(this.#room);
    return this.#field.ready || (files && this.#field.fits);
  }

  #showTray() {
    const { attachments } = context();
    if (attachments.trays) showTray(this.#tray, this.#editing ? null : this.#room);
    this.#mark();
  }

  /** What a text may mean besides itself is looked at first, by what is fetched for it; plain words go at once. */
  async #submit() {
    const { attachments, chat, compose, toast, texts } = context();
    if (!this.#ready || this.#room === null) return;
    if (!this.#editing && attachments.stuck(this.#room)) return toast.show(texts.say("files.stuck"));
    // Whoever is quick sends the next one as soon as it is known what becomes of the last one.
    if (this.#asking) return (this.#again = true);
    const text = this.#field.value;
    const room = this.#room;
    const { about } = compose;
    const editing = about?.kind === "edit";
    const { mentions } = this.#field;
    let found = { text };
    let taken = false;
    if ((editing ? /[@＠]|[:：]\S+[:：]/ : /^\s*[/／]|[@＠]|[:：]\S+[:：]/).test(text)) {
      this.#asking = true;
      // Taken at once: what is typed from now on is the next one.
      taken = !editing;
      if (taken) this.#field.value = "";
      try {
        found = await (await import("./before-sending.js")).beforeSending(text, chat.rooms.get(room), !editing);
      } catch (problem) {
        console.warn("What a text means could not be looked at.", problem);
        // Without a server nobody can be asked: a command stays, all else waits in the queue as it is.
        if (/^\s*[/／]/.test(text)) found = toast.show(texts.say("error.part")) ?? null;
      } finally {
        this.#asking = false;
      }
      if (taken && (!found || this.#room !== room)) this.#giveBack(room, text);
      // Whoever went on changing it, or elsewhere, meanwhile has not said yes to that.
      if (!found || this.#room !== room || (editing && (this.#field.value !== text || compose.about !== about))) return;
    }
    chat.typing.told(room);
    const post = (words) => chat.post(room, words, { mentions, replyTo: about?.message.seq ?? null, files: attachments.take(room) });
    if (editing) {
      if (found.text !== about.message.text) chat.change(room, { type: "edit", target: about.message.seq, text: found.text, ...(mentions.length > 0 && { mentions }) });
    } else {
      if (!taken) this.#field.value = "";
      this.#save();
      if (found.done) found.done(post);
      else post(found.text);
    }
    if (this.#field.value === "") this.#field.chosen.clear();
    if (compose.about === about) compose.nothing();
    this.#field.element.focus();
    if (!this.#again) return;
    this.#again = false;
    this.#submit();
  }

  /** What is not to be sent stays with whoever wrote it, in the room for which it was meant. */
  #giveBack(room, text) {
    const { drafts } = context();
    this.#again = false;
    const before = (later) => [text, later].filter(Boolean).join("\n");
    if (this.#room === room) this.#field.value = before(this.#field.value);
    else drafts.set(room, before(drafts.get(room)));
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
    if (editing) this.#field.value = about.text ?? editing.text;
    else if (borrowed) {
      drafts.setEdit(this.#room, null);
      this.#field.value = drafts.get(this.#room);
    }
    this.#showTray();
    if (about) this.#field.element.focus();
  }

  /** What was refused comes back above what is being written now. */
  #takeBack({ room, text }) {
    const { drafts } = context();
    const above = (words) => [text, words].filter(Boolean).join("\n");
    if (room !== this.#room || this.#editing) return drafts.set(room, above(drafts.get(room)));
    this.#field.value = above(this.#field.value);
    this.#field.element.focus();
  }

  #tell() {
    const { chat } = context();
    if (this.#field.value !== "" && chat.typing.shouldTell(this.#room)) chat.tell({ type: "typing", room: this.#room });
  }

  #mark() {
    this.#send.classList.toggle("composer__send--ready", this.#ready);
  }

  #changed() {
    this.#mark();
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), SAVE_MILLIS);
  }

  #showHint() {
    const { settings, texts } = context();
    this.#hint.textContent = touch() ? "" : texts.say(settings.enterSends ? "composer.hint" : "composer.hint.swapped");
  }

  #save() {
    clearTimeout(this.#saving);
    if (this.#room === null) return;
    const { drafts, storage } = context();
    if (this.#editing) return drafts.setEdit(this.#room, this.#begun);
    drafts.set(this.#room, this.#field.value);
    const { chosen, mentions } = this.#field;
    if (mentions.length > 0) storage.set(`chosen:${this.#room}`, [...chosen]);
    else if (storage.get(`chosen:${this.#room}`)) storage.remove(`chosen:${this.#room}`);
  }
}
