import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { cut } from "../../helpers/texts.js";
import { openJump, openPerson } from "../../helpers/wishes.js";
import { roomName } from "../room/room-name.js";
import { tell } from "./room-news-text.js";
import { timelineRows } from "./timeline-rows.js";

/** Makes the element of a timeline row; a message's own content follows by its `row`. */
export function rowElement(row, room) {
  return PARTS[row.kind](row, room);
}

/** Brings the element of a row up to date. */
export function updateRow(element, row) {
  if (row.kind === "message") element.row = row;
  else if (row.kind === "news") tell(element, row.events);
}

const PARTS = {
  news: () => h("div", { class: "room-news" }),

  message: () => h("hiroba-message"),

  day: ({ at }) =>
    h(
      "div",
      { class: "day" },
      h("button", { type: "button", class: "day__label", title: context().texts.say("jump.title"), onclick: () => openJump(Date.parse(at)) }, h("time", { dateTime: at, textContent: context().texts.day(at) }), icon("down", "icon day__icon")),
    ),

  new: () => h("div", { class: "new-divider", role: "separator", textContent: context().texts.say("timeline.new") }),

  more: () => h("p", { class: "timeline__status", textContent: context().texts.say("timeline.older") }),

  away: () => {
    const { texts } = context();
    return h("p", { class: "timeline__status", textContent: texts.say(texts.has("later.away") ? "later.away" : "connection.offline") });
  },

  failed: ({ retry }) => {
    const { texts } = context();
    return h(
      "p",
      { class: "timeline__status", role: "alert" },
      `${texts.say("timeline.failed")} `,
      h("button", { type: "button", class: "link-button", textContent: texts.say("timeline.failed.retry"), onclick: retry }),
    );
  },

  beginning: ({ expired }, room) => {
    const { texts } = context();
    return h(
      "div",
      { class: "beginning" },
      icon("mark", "beginning__mark"),
      h("h2", { class: "beginning__title", dir: "auto", textContent: expired ? texts.say("timeline.expired") : beginningOf(room) }),
      !expired && h("p", { textContent: texts.say("timeline.start.text") }),
    );
  },

  invitation: (_, room) => {
    const { chat, texts } = context();
    const square = room.id === "lobby";
    return h(
      "div",
      { class: "invitation" },
      icon("mark", "invitation__mark"),
      h("h2", { class: "invitation__title", dir: "auto", textContent: square ? texts.say("timeline.empty.title") : beginningOf(room) }),
      h("p", { textContent: texts.say(room.joined ? "timeline.empty.text" : "timeline.empty.visit") }),
      chat.speaks(room) && h("button", {
        type: "button",
        class: "button button--primary",
        textContent: texts.say("timeline.empty.action"),
        onclick: () => chat.post(room.id, texts.say("timeline.empty.hello")),
      }),
    );
  },
};

function beginningOf({ info }) {
  const { chat, texts } = context();
  return texts.say(info.kind === "direct" ? "timeline.start.direct" : "timeline.start.title", roomName(info, chat.user.id));
}

/** What the timeline shows of a room as somebody reads it, from top to bottom. */
export function rowsOf(reading, { me, outgoing, online }) {
  const { failed, newAfter, room } = reading;
  const { messages = [], hasBefore = true, hasAfter = false, expired } = room.window ?? {};
  // Above an unloaded stretch nobody knows where the new ones begin.
  const known = !hasBefore || messages[0]?.seq <= newAfter;
  // Where nobody has said anything yet, who came is no conversation.
  const news = messages.length > 0 ? room.news.between(hasBefore ? messages[0].seq : 0, hasAfter ? messages.at(-1).seq : Infinity) : [];
  const rows = timelineRows({ messages, outgoing: hasAfter ? [] : outgoing.in(room.id), changes: outgoing.changesIn(room.id), news, online, me, newAfter: known ? newAfter : Infinity });
  const top = failed ? "failed" : !room.window ? (online ? null : "away") : hasBefore ? "more" : rows.length > 0 || expired ? "beginning" : "invitation";
  return top ? [{ kind: top, key: top, expired, retry: () => reading.retry() }, ...rows] : rows;
}

/** The element of a message, or null. */
export function elementOf(rows, { from, id }) {
  return rows.querySelector(`[data-key="${CSS.escape(`${from.id}/${id}`)}"]`);
}

/** Brings a message into view and marks it for a while. */
export function showFound(rows, element) {
  element.scrollIntoView({ block: "center" });
  for (const marked of rows.querySelectorAll(".message--found")) marked.classList.remove("message--found");
  element.classList.add("message--found");
}

/** Arrow up and down go from message to message, starting with the last one in view; through one that is taller than the view they scroll. */
export function walkMessages(event, rows) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.target.closest("button, a, pre")) return;
  const scroller = event.currentTarget;
  const { top, bottom } = scroller.getBoundingClientRect();
  const messages = Array.from(rows.querySelectorAll("hiroba-message"));
  const now = messages.indexOf(document.activeElement);
  event.preventDefault();
  const page = step * scroller.clientHeight * 0.8;
  const box = messages[now]?.getBoundingClientRect();
  // What of this one is still to be read lies beyond the edge.
  const rest = box && (step < 0 ? top - box.top : box.bottom - bottom);
  if (rest > 1) return scroller.scrollBy(0, step * Math.min(rest, Math.abs(page)));
  const next = now >= 0 ? messages[now + step] : messages.findLast((message) => message.getBoundingClientRect().bottom <= bottom);
  if (!next) return;
  next.focus({ preventScroll: true });
  const at = next.getBoundingClientRect();
  // One that does not fit begins at the edge where one comes from.
  if (step < 0 ? at.top < top : at.bottom > bottom) {
    const fits = at.height <= scroller.clientHeight;
    scroller.scrollBy(0, (step < 0) === fits ? at.top - top : at.bottom - bottom);
  }
}

const TOGETHER_MILLIS = 300;
const MOST_SAID = 5;
let said = [];

/** Tells a screen reader, after what it is saying now, all that came together, or how much: the region is not a log. */
export function announce(text) {
  if (said.push(text) > 1) return;
  setTimeout(() => {
    const texts = said.length > MOST_SAID ? [context().texts.count("nav.unread", said.length)] : said;
    said = [];
    document.getElementById("announcer").replaceChildren(...texts.map((one) => h("p", { dir: "auto", textContent: cut(one, 300) })));
  }, TOGETHER_MILLIS);
}

/** Opens the card of whom somebody clicked: the author, their picture, or one who is mentioned. */
export function meet(target) {
  const named = target.closest(".mention[data-user]");
  const author = target.closest(".message__author, .message__gutter .avatar");
  const id = named?.dataset.user ?? author?.closest("hiroba-message").row.message.from.id;
  if (id) openPerson(named ?? author, id);
}
