import { context } from "../../helpers/context.js";
import { guarded, h } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { Place } from "../../helpers/place.js";
import { showFiles } from "../file/files-place.js";
import { avatar } from "../member/faces.js";
import { showMarkdown } from "../message/markdown.js";
import { toMessage } from "../message/message.js";
import { roomName } from "../room/room-name.js";
import { readAll } from "./read-all.js";

const PAGE = 50;
const READ_EVERY_MILLIS = 500;

/**
 * Everything unread in one place: room by room, those that call first, each from its oldest unread
 * message on. What has come into view is read. Rooms stay where they are while the pane is open;
 * what comes meanwhile is added.
 */
export async function unreadPane(signal) {
  const { chat, texts } = context();
  if (!(await learnTexts("unread"))) return null;
  const sections = new Map();
  const status = h("p", { class: "details__hint", role: "status" });
  const all = h("button", { type: "button", class: "button", textContent: texts.say("unread.all"), onclick: () => readAll() });
  const list = h("div", { class: "unread__rooms" });
  const body = h("div", { class: "details__body unread", tabIndex: 0, autofocus: true, role: "region", "aria-label": texts.say("details.unread") }, h("div", { class: "unread__head" }, status, all), list);
  const add = (room) => {
    const section = new UnreadRoom(room);
    sections.set(room.id, section);
    list.append(section.element);
    return section;
  };
  const show = () => {
    const left = [...chat.rooms.values()].filter((room) => room.joined && room.waiting > 0).length;
    status.textContent = left === 0 ? texts.say("unread.none") : texts.count("unread.rooms", left);
    all.hidden = left === 0;
    for (const section of sections.values()) section.showCount();
  };
  for (const room of unreadRooms(chat)) add(room);
  chat.addEventListener("change", show, { signal });
  chat.addEventListener("message", ({ detail: { room, event } }) => {
    const section = sections.get(room.id) ?? (room.joined && room.waiting > 0 ? add(room) : null);
    section?.arrived(event);
    load();
  }, { signal });
  // One after the other, as they come near: nobody waits for a room that is far below.
  let loading = false;
  const load = async () => {
    if (loading) return;
    loading = true;
    for (const section of sections.values()) {
      if (signal.aborted) return;
      if (!section.loaded && section.isNear(body)) await section.load();
    }
    loading = false;
    read();
  };
  let timer = null;
  const read = () => {
    timer ??= setTimeout(() => {
      timer = null;
      if (signal.aborted || document.visibilityState !== "visible") return;
      for (const section of sections.values()) section.read(body);
    }, READ_EVERY_MILLIS);
  };
  body.addEventListener("scroll", () => (load(), read()), { signal, passive: true });
  document.addEventListener("visibilitychange", read, { signal });
  show();
  // It has a size, and so a view, once it is on the page.
  requestAnimationFrame(load);
  return body;
}

/** Rooms with something unread: those that call first, then by when somebody wrote last. */
export function unreadRooms(chat) {
  const last = ({ info }) => info.lastAt ?? "";
  return [...chat.rooms.values()].filter((room) => room.joined && room.waiting > 0).sort((one, two) => Number(two.calls > 0) - Number(one.calls > 0) || last(two).localeCompare(last(one)));
}

/** The unread messages of one room. */
class UnreadRoom {
  element;
  loaded = false;
  #room;
  #heard = 0;
  #after;
  #more = false;
  #count = h("span", { class: "badge" });
  #messages = h("ol", { role: "list", class: "unread__messages" });
  #status = h("p", { class: "details__hint" });

  constructor(room) {
    const { chat, texts } = context();
    this.#room = room;
    this.#after = room.readUpTo;
    const name = roomName(room.info, chat.user.id);
    const heading = h("h3", { class: "unread__room" }, h("a", { href: Place.hashOf(room.id), dir: "auto", textContent: name }), this.#count);
    const done = h("button", { type: "button", class: "link-button unread__done", textContent: texts.say("room.read"), "aria-label": `${texts.say("room.read")}: ${name}`, onclick: () => chat.read(room) });
    this.#status.textContent = texts.say("details.loading");
    this.element = h("section", { class: "unread__section", "aria-label": name }, h("header", { class: "unread__header" }, heading, done), this.#messages, this.#status);
    this.showCount();
  }

  showCount() {
    const { waiting } = this.#room;
    this.#count.textContent = String(waiting);
    this.#count.hidden = waiting === 0;
    this.element.classList.toggle("unread__section--read", waiting === 0);
    this.element.querySelector(".link-button").hidden = waiting === 0;
  }

  isNear(view) {
    return this.element.getBoundingClientRect().top < view.getBoundingClientRect().bottom + view.clientHeight;
  }

  async load() {
    const { chat, texts } = context();
    try {
      const page = await chat.ask({ type: "history", room: this.#room.id, after: this.#after, limit: PAGE });
      this.loaded = true;
      this.#more = page.hasAfter;
      for (const message of page.messages) this.#add(message);
      this.#status.replaceChildren(...(this.#more ? [h("a", { href: Place.hashOf(this.#room.id), textContent: texts.say("unread.more") })] : []));
    } catch {
      // Offline, or refused: scrolling on tries again.
      this.#status.textContent = texts.say("details.failed");
    }
  }

  /** Takes a message that came while the pane is open, if all before it is here. */
  arrived(event) {
    if (this.loaded && !this.#more) this.#add(event);
  }

  #add(event) {
    if (event.seq <= this.#heard) return;
    this.#heard = event.seq;
    const message = toMessage(event);
    if (message.deleted || message.from.id === context().chat.user.id) return;
    this.#messages.append(guarded(() => this.#drawn(message), () => h("li", { dir: "auto", textContent: message.text ?? "" })));
  }

  #drawn(message) {
    const { texts } = context();
    const { at, from, seq, text } = message;
    const body = h("div", { class: "message__body", dir: "auto" });
    showMarkdown(body, text ?? "");
    const files = message.files.length > 0 && h("div", { class: "files" });
    if (files) showFiles(files, message);
    const time = h("time", { dateTime: at, title: texts.full(at), textContent: texts.short(at) });
    const item = h("li", { class: "unread__message" }, avatar(from, "avatar--small"), h("div", { class: "unread__main" }, h("div", { class: "message__head" }, h("bdi", { class: "message__author", textContent: from.displayName }), h("a", { class: "message__time", href: Place.hashOf(this.#room.id, seq) }, time)), body, files));
    item.dataset.seq = seq;
    return item;
  }

  /** Takes for read what has come into view, down to its last line. */
  read(view) {
    const { bottom } = view.getBoundingClientRect();
    const seen = [...this.#messages.children].findLast((item) => item.getBoundingClientRect().bottom <= bottom + 1);
    const { chat } = context();
    // Of messages that were all deleted nothing is to be seen.
    const whole = this.loaded && !this.#more && seen === (this.#messages.lastElementChild ?? undefined);
    if (!seen && !whole) return;
    if (whole) chat.read(this.#room);
    else chat.readUpTo(this.#room, Number(seen.dataset.seq));
  }
}
