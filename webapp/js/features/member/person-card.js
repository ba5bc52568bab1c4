import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { learnTexts } from "../../helpers/late-texts.js";
import { Place } from "../../helpers/place.js";
import { showBeside } from "../../helpers/popup-menu.js";
import { tried } from "../../helpers/tried.js";
import { searchFor } from "../../helpers/wishes.js";
import { openDirect } from "../room/membership.js";
import { avatar, presenceDot } from "./faces.js";

const ROOMS_SHOWN = 6;

/**
 * Who somebody is, beside where one met them: name, what they do and are at, their time, the rooms
 * in common, and ways to turn to them. Esc or a click beside it closes it.
 */
export async function openPerson(anchor, id) {
  const { chat } = context();
  const [answer] = await Promise.all([tried(chat.ask({ type: "person", user: id })), learnTexts("card")]);
  if (!answer || !anchor.isConnected) return;
  const popup = h("div", { class: "popup person-card", popover: "auto", role: "dialog", tabIndex: -1, "aria-label": answer.user.displayName }, ...parts(answer, () => popup.hidePopover()));
  popup.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    const inside = popup.contains(document.activeElement) || document.activeElement === document.body;
    popup.remove();
    if (inside && anchor.isConnected) anchor.focus();
  });
  showBeside(popup, anchor, { start: true });
  (popup.querySelector("button, a") ?? popup).focus();
}

function parts({ user, profile, rooms, roomsTotal, presence, localTime, gone }, close) {
  const { chat, texts } = context();
  const me = user.id === chat.user.id;
  const act = (go) => () => {
    close();
    go();
  };
  const button = (name, key, go) => h("button", { type: "button", class: "button", onclick: act(go) }, icon(name), texts.say(key));
  const fact = (key, value) => value && h("div", { class: "person-card__fact" }, h("dt", { textContent: texts.say(key) }), h("dd", { dir: "auto", textContent: value }));
  const link = ({ id, name }) => h("li", {}, h("a", { href: Place.hashOf(id), dir: "auto", textContent: `#${name}`, onclick: close }));
  const more = roomsTotal - Math.min(rooms.length, ROOMS_SHOWN);
  return [
    h(
      "div",
      { class: "person-card__head" },
      h("span", { class: "member__avatar" }, avatar(user), presenceDot(presence)),
      h("div", { class: "person-card__names" }, h("strong", { class: "person-card__name" }, h("bdi", { textContent: user.displayName })), h("span", { class: "person-card__title", dir: "auto", textContent: [profile.reading, profile.title].filter(Boolean).join(" · ") })),
    ),
    h(
      "dl",
      { class: "person-card__facts" },
      fact("card.state", gone ? texts.say("card.gone") : [texts.say(`presence.${presence}`), profile.status].filter(Boolean).join(" · ")),
      user.name !== user.displayName && fact("card.name", `@${user.name}`),
      localTime && fact("card.time", timeThere(localTime)),
    ),
    rooms.length > 0 && h("div", { class: "person-card__rooms" }, h("span", { class: "form__hint", textContent: texts.say("card.rooms") }), h("ul", { role: "list" }, rooms.slice(0, ROOMS_SHOWN).map(link), more > 0 && h("li", { textContent: texts.say("card.more", more) }))),
    h(
      "div",
      { class: "person-card__actions" },
      !me && !gone && chat.may("directRooms") && button("chat", "card.message", () => openDirect([user.id])),
      !me && !gone && button("at", "card.mention", () => document.dispatchEvent(new CustomEvent("hiroba-mention", { detail: user }))),
      button("search", "card.search", () => searchFor({ key: "from", value: user.displayName })),
    ),
  ].filter(Boolean);
}

/** The clock on their wall, as the server says it: `2026-11-21T16:06:00.123+09:00`. */
function timeThere(localTime) {
  const { texts } = context();
  const wall = localTime.slice(0, 19);
  return new Intl.DateTimeFormat(texts.language, { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).format(new Date(`${wall}Z`));
}
