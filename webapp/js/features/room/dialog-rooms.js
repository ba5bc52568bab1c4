import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { drawEach, h, icon } from "../../helpers/dom.js";
import { atFields } from "../../helpers/field-error.js";
import { tried } from "../../helpers/tried.js";
import { openAdded, openMenu } from "../../helpers/wishes.js";
import { peopleField } from "../member/people-field.js";
import { joinRoom } from "./membership.js";

const NAME_MOST = 64;
const PAUSE_MILLIS = 200;

/** What the plus above the rooms offers: a new one, or one that is there. */
export function addRoom(anchor) {
  const { chat } = context();
  const makes = chat.may("publicRooms") || chat.may("privateRooms");
  if (!makes) return browseRooms();
  openMenu(anchor, anchor.ariaLabel, [
    { name: "plus", key: "rooms.create", act: () => createRoom() },
    { name: "search", key: "rooms.browse", act: () => browseRooms() },
  ]);
}

/** All public rooms, to look into or to join, and the way to a new one. */
export function browseRooms() {
  const { chat, place, texts } = context();
  const list = h("ul", { role: "list", class: "picks" });
  const more = h("button", { type: "button", class: "button button--wide", hidden: true, textContent: texts.say("search.more") });
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => find(), PAUSE_MILLIS);
  };
  const field = h("input", { class: "field", type: "search", "aria-label": texts.say("rooms.search"), placeholder: texts.say("rooms.search"), dir: "auto", autofocus: true, oninput: later });
  const find = async (cursor) => {
    const q = field.value.trim();
    const answer = await tried(chat.ask({ type: "rooms", ...(q && { q }), ...(cursor && { cursor }) }));
    if (!answer || q !== field.value.trim()) return;
    const lobbyFirst = answer.rooms.toSorted((one, two) => Number(two.id === "lobby") - Number(one.id === "lobby"));
    list.replaceChildren(...(cursor ? list.children : []), ...drawEach(lobbyFirst, row, ({ name }) => name));
    if (answer.rooms.length === 0 && !cursor) list.replaceChildren(h("li", { class: "details__hint", textContent: texts.say("rooms.none") }));
    more.hidden = !answer.cursor;
    more.onclick = () => find(answer.cursor);
  };
  const row = ({ id, name, topic, memberCount }) => {
    const member = chat.rooms.get(id)?.joined;
    const look = () => {
      dialog.close();
      place.go(id);
    };
    const join = async () => {
      if (!(await joinRoom(id))) return;
      dialog.close();
      place.go(await chat.arrival(id));
    };
    const people = memberCount === undefined ? null : texts.count("rooms.people", memberCount);
    const facts = [member && texts.say("rooms.joined"), people].filter(Boolean).join(" · ");
    return h(
      "li",
      { class: "pick pick--room" },
      h("button", { type: "button", class: "pick__look", onclick: look }, icon(id === "lobby" ? "square" : "hash"), h("span", { class: "pick__name" }, h("bdi", { textContent: name }), topic && h("span", { class: "pick__topic", dir: "auto", textContent: topic }), h("span", { class: "pick__hint", textContent: facts }))),
      !member && h("button", { type: "button", class: "button pick__button", textContent: texts.say("rooms.join"), "aria-label": `${texts.say("rooms.join")}: ${name}`, onclick: join }),
    );
  };
  const create = h("button", { type: "button", class: "button button--primary", textContent: texts.say("rooms.create"), onclick: () => (dialog.close(), createRoom(field.value.trim())) });
  const added = h("button", { type: "button", class: "button", textContent: texts.say("added.title"), onclick: () => (dialog.close(), openAdded()) });
  const makes = chat.may("publicRooms") || chat.may("privateRooms");
  const dialog = openDialog({ title: texts.say("rooms.browse") }, field, list, more, h("footer", { class: "dialog__footer" }, added, makes && create));
  find();
}

export function createRoom(name = "") {
  const { place, chat, texts } = context();
  roomForm({ title: texts.say("rooms.create"), yes: texts.say("rooms.create.yes"), name, kinds: true }, async ({ name, topic, kind, members }, shown) => {
    const accepted = await tried(chat.command({ type: "createRoom", name, kind, ...(topic && { topic }), ...(members.length > 0 && { members }) }), {}, shown);
    if (accepted) place.go(await chat.arrival(accepted.room));
    return accepted;
  });
}

export function editRoom({ id, info }) {
  const { chat, texts } = context();
  roomForm({ title: texts.say("details.edit"), yes: texts.say("dialog.save"), name: info.name, topic: info.topic, archived: info.archived }, ({ name, topic, archived }, shown) =>
    tried(chat.command({ type: "updateRoom", room: id, name, topic, archived }), {}, shown),
  );
}

function roomForm({ title, yes, name, topic = "", archived, kinds = false }, save) {
  const { chat, texts } = context();
  const field = (id, label, value, more = {}) => [h("label", { class: "form__label", for: id, textContent: texts.say(label) }), h("input", { class: "field", id, value, dir: "auto", autocomplete: "off", ...more })];
  const radio = (value, checked) =>
    h("label", { class: "check" }, h("input", { type: "radio", name: "kind", value, checked }), h("span", {}, h("strong", { textContent: texts.say(`kind.${value}`) }), h("span", { class: "check__hint", textContent: texts.say(`kind.${value}.hint`) })));
  // Whoever has named the room already says next who is in it.
  const invited = kinds ? peopleField({ id: "room-people", all: false, autofocus: name !== "", done: () => form.requestSubmit() }) : null;
  const form = h(
    "form",
    {
      class: "form dialog__form",
      onsubmit: async (event) => {
        event.preventDefault();
        const kind = form.querySelector("[name=kind]:checked")?.value;
        const values = { name: form.querySelector("#room-name").value.trim(), topic: form.querySelector("#room-topic").value.trim(), kind, members: invited ? invited.ids() : [], archived: form.querySelector("#room-archived")?.checked };
        const shown = atFields({ name: form.querySelector("#room-name"), topic: form.querySelector("#room-topic") });
        if (await save(values, shown)) dialog.close();
      },
    },
    field("room-name", "rooms.name", name, { required: true, maxLength: NAME_MOST, autofocus: !invited?.field.autofocus }),
    field("room-topic", "rooms.topic", topic, { maxLength: 250 }),
    kinds && h("fieldset", { class: "fieldset" }, h("legend", { class: "form__label", textContent: texts.say("rooms.kind") }), chat.may("publicRooms") && radio("public", true), chat.may("privateRooms") && radio("private", !chat.may("publicRooms"))),
    invited && [h("label", { class: "form__label", for: "room-people", textContent: texts.say("rooms.invite") }), ...invited.parts],
    archived !== undefined && h("label", { class: "check" }, h("input", { type: "checkbox", id: "room-archived", checked: archived }), texts.say("rooms.archived")),
    h("footer", { class: "dialog__footer" }, h("button", { type: "submit", class: "button button--primary", textContent: yes })),
  );
  const dialog = openDialog({ title }, form);
}
