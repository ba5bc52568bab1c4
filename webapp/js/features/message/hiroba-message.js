import { context } from "../../helpers/context.js";
import { guarded, h } from "../../helpers/dom.js";
import { openVersions, showChanges } from "../../helpers/wishes.js";
import { showFiles } from "../file/files-place.js";
import { avatar } from "../member/faces.js";
import { isJumbo } from "../reaction/emoji.js";
import { reactions } from "../reaction/reactions.js";
import { showMarkdown } from "./markdown.js";
import { means, said } from "./message.js";
import { messageActions } from "./message-actions.js";
import { failure, quote, timeOf } from "./message-parts.js";

let bodies = 0;

/** What of a row an element shows. */
const SHOWN = ["message", "grouped", "changes", "online"];

/** One message, or one post that is on its way to become one. Set `row` to show it. */
export class HirobaMessage extends HTMLElement {
  #row = null;
  #gutter = h("div", { class: "message__gutter" });
  #main = h("div", { class: "message__main" });
  #body = null;
  #bodyOf = null;
  #files = null;
  #actions = null;
  // A finger reaches a message by a tap, which focuses it; passing over it while scrolling is nothing.
  #reach = ({ type: what, pointerType }) => {
    if (pointerType === "touch") return;
    // Not `:hover`, which Firefox still says of what the pointer is just leaving.
    if (what === "pointerenter") this.#near = true;
    this.#offer();
  };
  #near = false;
  #leave = ({ type: what, relatedTarget }) => {
    if (what === "pointerleave") this.#near = false;
    const stays = this.#near || this.contains(relatedTarget) || this.contains(document.activeElement);
    if (!stays) this.#withdraw();
  };

  connectedCallback() {
    this.addEventListener("pointerenter", this.#reach);
    this.addEventListener("focusin", this.#reach);
    this.addEventListener("pointerleave", this.#leave);
    this.addEventListener("focusout", this.#leave);
    this.tabIndex = -1;
  }

  disconnectedCallback() {
    this.removeEventListener("pointerenter", this.#reach);
    this.removeEventListener("focusin", this.#reach);
    this.removeEventListener("pointerleave", this.#leave);
    this.removeEventListener("focusout", this.#leave);
    this.#near = false;
    this.#withdraw();
  }

  set row(row) {
    if (SHOWN.every((part) => this.#row?.[part] === row[part])) return;
    this.#row = row;
    guarded(
      () => this.#show(),
      () => this.#showPlainly(),
    );
  }

  get row() {
    return this.#row;
  }

  #show() {
    const { message, grouped } = this.#row;
    const { chat, texts } = context();
    const { at, state, deleted, from, replyTo } = message;
    const me = chat.user.id;
    this.className = [
      "message",
      grouped && "message--grouped",
      (state === "pending" || state === "failed" || state === "uploading") && "message--unsent",
      state && `message--${state}`,
      deleted && "message--deleted",
      means(message, me) && "message--for-me",
    ].filter(Boolean).join(" ");
    this.role = "article";
    // Whoever walks from message to message hears who, when and what.
    this.ariaLabel = `${from.displayName}, ${texts.time(at)}`;
    const author = h("bdi", { class: grouped ? "visually-hidden" : "message__author", textContent: from.displayName });
    const parts = [
      grouped ? author : h("div", { class: "message__head" }, author, timeOf(message, "message__time")),
      replyTo && !deleted && quote(message),
      this.#text(),
      this.#attached(),
      this.#notes(),
      reactions(message),
      this.#row.changes && this.#changes(),
    ];
    const held = this.#main.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
    this.#gutter.replaceChildren(grouped ? timeOf(message) : avatar(from));
    this.#main.replaceChildren(...parts.filter(Boolean));
    this.#body.id ||= `message-body-${++bodies}`;
    if (this.#files) this.#files.id ||= `message-files-${++bodies}`;
    this.setAttribute("aria-describedby", [this.#body.id, this.#files?.id].filter(Boolean).join(" "));
    if (this.#main.parentElement !== this) this.append(this.#gutter, this.#main);
    // Whoever pressed a reaction by keyboard goes on from there, if it is still there.
    if (held) (this.#main.querySelector(`[data-keep="${CSS.escape(held)}"]`) ?? this).focus();
    if (this.#actions && (deleted || !message.seq)) this.#withdraw();
  }

  /** Who said what, and nothing that could fail: whatever is wrong with it, it can be read. */
  #showPlainly() {
    const { files, from, text } = this.#row.message;
    this.#withdraw();
    this.#body = this.#files = null;
    this.className = "message message--plain";
    this.#gutter.replaceChildren();
    this.#main.replaceChildren(
      h("div", { class: "message__head" }, h("bdi", { class: "message__author", textContent: from?.displayName ?? "" })),
      h("div", { class: "message__body", dir: "auto", textContent: said({ text, files }) }),
    );
    this.replaceChildren(this.#gutter, this.#main);
  }

  /** The same text keeps its element, so that nothing flickers when a post becomes a message. */
  #text() {
    const { message } = this.#row;
    const key = message.deleted ? null : message.text;
    if (this.#body && this.#bodyOf === key) {
      if (!message.deleted) {
        // Whom it mentions, the server says.
        markMentions(this.#body, message);
        this.#sayEdited();
      }
      return this.#body;
    }
    this.#bodyOf = key;
    if (message.deleted) {
      this.#body = h("div", { class: "message__body", textContent: context().texts.say("message.deleted") });
    } else {
      this.#body = h("div", { class: `message__body${isJumbo(key) ? " markdown--jumbo" : ""}`, dir: "auto" });
      showMarkdown(this.#body, key, (body) => body === this.#body && (markMentions(body, this.#row.message), enliven(body), this.#sayEdited()));
    }
    return this.#body;
  }

  /** Behind the last word: a line of its own would be as loud as what was said. */
  #sayEdited() {
    const { chat, place, texts } = context();
    const there = this.#body.querySelector(".message__edited");
    if (!this.#row.message.editedAt) return there?.remove();
    if (!there) this.#body.append(h("button", { type: "button", class: "message__edited", "data-keep": "edited", title: texts.say("actions.versions"), textContent: `(${texts.say("message.edited")})`, onclick: () => openVersions(chat.rooms.get(place.room), this.#row.message) }));
  }

  /** Keep their element as the text does: what plays goes on. */
  #attached() {
    const { message } = this.#row;
    if (!message.files?.length) return (this.#files = null);
    this.#files ??= h("div", { class: "files" });
    showFiles(this.#files, message);
    return this.#files;
  }

  #notes() {
    const { texts, connection } = context();
    const { message } = this.#row;
    if (message.state === "failed") return failure(message);
    if (message.state === "pending") {
      return h("div", { class: "message__note", textContent: texts.say(connection.online ? "message.sending" : "message.waiting") });
    }
    return null;
  }

  /** What the reader changes, as long as the server has not taken it. */
  #changes() {
    const notes = h("div");
    showChanges(notes, this.#row);
    return notes;
  }

  /** Asks once more what the message quotes: it says something else now. */
  requote() {
    const { message } = this.#row;
    if (!message.deleted) this.#main.querySelector(".quote")?.replaceWith(quote(message));
  }

  /** The buttons are made when somebody comes near: three hundred toolbars would be a load. */
  #offer() {
    const { message } = this.#row;
    if (this.#actions || message.deleted || !message.seq) return;
    this.#actions = messageActions(message);
    this.append(this.#actions);
  }

  #withdraw() {
    // Whoever is among the buttons stays at the message.
    if (this.#actions?.contains(document.activeElement)) this.focus();
    this.#actions?.remove();
    this.#actions = null;
  }
}

/** Rooms and messages that a text points to, once one does. */
async function enliven(body) {
  if (!/[#＃]/.test(body.textContent)) return;
  try {
    const links = await import("./live-links.js");
    links.enliven(body);
  } catch (problem) {
    // The words are there all the same; the next drawing tries again.
    console.warn("Links could not be made.", problem);
  }
}

/** The marks come with the first message that mentions somebody. */
async function markMentions(body, message) {
  if (!message.mentions?.length && !message.mentionsAll) return;
  try {
    const marks = await import("../mention/mention-marks.js");
    marks.markMentions(body, message);
  } catch (problem) {
    // The words are there all the same; the next drawing tries again.
    console.warn("Mentions could not be marked.", problem);
  }
}
