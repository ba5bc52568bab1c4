import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { firstSince } from "./calendar.js";
import { localDay } from "./timeline-rows.js";

const DAY_MILLIS = 86_400_000;
const STEPS = { week: 7, month: 30, year: 365 };

/** Leads to the first message of a day in the open room. */
export function openJump(at = Date.now()) {
  const { texts } = context();
  const field = h("input", { class: "field", type: "date", id: "jump-date", value: localDay(at), max: localDay(Date.now()), required: true, autofocus: true });
  const go = (day) => {
    dialog.close();
    jump(new Date(`${day}T00:00`).getTime());
  };
  const chip = ([key, days]) => h("button", { type: "button", class: "chip", textContent: texts.say(`jump.${key}`), onclick: () => go(localDay(Date.now() - days * DAY_MILLIS)) });
  const dialog = openDialog(
    { title: texts.say("jump.title"), className: "dialog--small" },
    h(
      "form",
      { class: "form dialog__form", onsubmit: (event) => (event.preventDefault(), go(field.value)) },
      h("label", { class: "form__label", for: "jump-date", textContent: texts.say("jump.date") }),
      field,
      h("div", { class: "chips" }, Object.entries(STEPS).map(chip), h("button", { type: "button", class: "chip", textContent: texts.say("jump.first"), onclick: () => go("1970-01-02") })),
      h("footer", { class: "dialog__footer" }, h("button", { type: "submit", class: "button button--primary", textContent: texts.say("jump.go") })),
    ),
  );
}

async function jump(millis) {
  const { chat, place, texts, toast } = context();
  const room = chat.rooms.get(place.room);
  const none = {};
  const seq = await tried(firstSince({ ask: (query) => chat.ask(query), room: room.id, head: room.seq, millis }).then((found) => found ?? none));
  if (seq === none) toast.show(texts.say("jump.none"));
  else if (seq !== null && place.room === room.id) place.go(room.id, seq);
}
