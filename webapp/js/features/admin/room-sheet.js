import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { button, card, consequences, facts, failure, formDialog, head, labelled, personLink, radio, tag, when } from "./admin-parts.js";
import { AdminPlace } from "./admin-place.js";
import { personField } from "./person-field.js";

const LOBBY = "lobby";

/** All that an administrator sees of one room, and what can be done about it. Sends `changed`. */
export class RoomSheet extends EventTarget {
  element;
  #id;
  #body = h("div", { class: "admin-sheet" });

  constructor(id) {
    super();
    const { texts } = context();
    this.#id = id;
    this.element = h("section", {}, h("a", { class: "admin-up", href: "#rooms", textContent: texts.say("admin.rooms.all") }), this.#body);
    this.#body.append(head(texts.say("admin.loading")));
    this.#load();
  }

  get #path() {
    return `rooms/${encodeURIComponent(this.#id)}`;
  }

  async #load() {
    const { api, texts } = context();
    const { data, problem } = await api.get(this.#path);
    if (!problem) return this.#show(data);
    const title = head(texts.say("admin.rooms"));
    this.#body.replaceChildren(title, failure(problem, () => this.#load()));
    title.querySelector("h1").focus();
  }

  #show(room) {
    const { local, texts } = context();
    const inside = this.#body.contains(document.activeElement);
    const focused = document.activeElement.id;
    const title = head(room.name, tag(texts.say(`admin.rooms.${room.kind}`)), room.archived && tag(texts.say("admin.rooms.archived"), "disabled"));
    const owner = (one) => h("li", {}, local ? personLink(one) : h("bdi", { textContent: one.displayName }));
    this.#body.replaceChildren(
      title,
      card(
        texts.say("admin.person.facts"),
        facts([
          room.topic && [texts.say("admin.rooms.topic"), h("bdi", { textContent: room.topic })],
          [texts.say("admin.rooms.members"), texts.number(room.members)],
          [texts.say("admin.rooms.messages"), texts.number(room.messages)],
          [texts.say("admin.made"), when(room.createdAt)],
          [texts.say("admin.rooms.owners"), room.owners.length === 0 ? texts.say("admin.rooms.nobody.hint") : h("ul", { class: "admin-people", role: "list" }, room.owners.map(owner))],
          [texts.say("admin.rooms.posting"), texts.say(`admin.posting.${room.posting}`)],
          [texts.say("admin.id"), h("code", { textContent: room.id })],
        ]),
        h("div", { class: "admin-actions" }, button(texts.say("admin.rooms.rename"), () => this.#rename(room), { id: "room-rename" }), local && button(texts.say("admin.rooms.owner"), () => this.#owner(), { id: "room-owner" }), button(texts.say("admin.rooms.posting.change"), () => this.#posting(room), { id: "room-posting" })),
      ),
      this.#id === LOBBY ? card(texts.say("admin.rooms.end"), h("p", { class: "quiet", textContent: texts.say("admin.rooms.lobby") })) : this.#end(room),
    );
    document.title = `${room.name} · ${texts.say("admin.title")}`;
    if (inside) ((focused && document.getElementById(focused)) || title.querySelector("h1")).focus();
  }

  /** A dialog that changes something of the room. */
  #change(title, yes, fields, body, key, danger = false) {
    const { api, texts, toast } = context();
    formDialog({
      title,
      fields,
      yes,
      danger,
      act: async () => {
        const { change, text } = await body();
        return text ? { problem: { text } } : api.send("PATCH", this.#path, change);
      },
      done: (room) => {
        toast.show(texts.say(key));
        this.dispatchEvent(new Event("changed"));
        this.#show(room);
      },
    });
  }

  #rename({ name }) {
    const { texts } = context();
    const field = h("input", { class: "field", id: "room-name", value: name, maxLength: 64, dir: "auto", autocomplete: "off" });
    this.#change(texts.say("admin.rooms.rename"), texts.say("dialog.save"), labelled(texts.say("admin.name"), field), () => ({ change: { name: field.value } }), "admin.done.renamed");
  }

  #owner() {
    const { texts } = context();
    const person = personField("room-person");
    this.#change(
      texts.say("admin.rooms.owner"),
      texts.say("admin.rooms.owner.yes"),
      [h("p", { textContent: texts.say("admin.rooms.owner.hint") }), labelled(texts.say("admin.people.name"), person.field), person.options],
      async () => {
        const { id, text } = await person.find();
        return text || id === "" ? { text: text ?? texts.say("admin.person.nobody") } : { change: { owner: id } };
      },
      "admin.done.owner",
    );
  }

  #posting({ posting }) {
    const { texts } = context();
    const choice = (value) => radio("posting", value, texts.say(`admin.posting.${value}`), texts.say(`admin.posting.${value}.hint`), posting === value);
    const set = h("fieldset", { class: "fieldset" }, h("legend", { class: "visually-hidden", textContent: texts.say("admin.rooms.posting") }), choice("members"), choice("owners"));
    this.#change(texts.say("admin.rooms.posting"), texts.say("dialog.save"), set, () => ({ change: { posting: set.querySelector(":checked").value } }), "admin.done.posting");
  }

  #end(room) {
    const { api, place, texts, toast } = context();
    const archive = () =>
      this.#change(
        texts.say(room.archived ? "admin.rooms.unarchive.one" : "admin.rooms.archive.one", room.name),
        texts.say(room.archived ? "admin.rooms.unarchive" : "admin.rooms.archive"),
        consequences([texts.say(room.archived ? "admin.rooms.unarchive.then" : "admin.rooms.archive.then")]),
        () => ({ change: { archived: !room.archived } }),
        room.archived ? "admin.done.unarchived" : "admin.done.archived",
      );
    const remove = () =>
      formDialog({
        title: texts.say("admin.rooms.delete.one", room.name),
        fields: consequences([texts.say("admin.rooms.delete.then"), texts.count("admin.rooms.delete.messages", room.messages), texts.say("admin.rooms.delete.final")]),
        yes: texts.say("admin.rooms.delete"),
        danger: true,
        expected: room.name,
        act: () => api.send("DELETE", this.#path),
        done: () => {
          this.dispatchEvent(new Event("changed"));
          toast.show(texts.say("admin.done.deleted"));
          place.go("rooms");
        },
      });
    return card(
      texts.say("admin.rooms.end"),
      h("p", { class: "quiet", textContent: texts.say("admin.rooms.end.hint") }),
      h("div", { class: "admin-actions" }, button(texts.say(room.archived ? "admin.rooms.unarchive" : "admin.rooms.archive"), archive, { id: "room-archive" }), button(texts.say("admin.rooms.delete"), remove, { id: "room-delete", kind: "danger" })),
      h("p", { class: "admin-links" }, h("a", { href: AdminPlace.hashOf("audit", null, { action: "room.update" }), textContent: texts.say("admin.rooms.trail") })),
    );
  }
}
