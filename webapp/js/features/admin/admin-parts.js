import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { copyField } from "../../helpers/copy-field.js";
import { h, icon } from "../../helpers/dom.js";
import { avatar } from "../member/faces.js";
import { AdminPlace } from "./admin-place.js";
import { problemText } from "./admin-words.js";

/** A moment in the reader's own time; with words for none. */
export function when(at, otherwise = "") {
  const { texts } = context();
  return at ? h("time", { dateTime: at, title: texts.full(at), textContent: texts.moment(at) }) : h("span", { class: "quiet", textContent: otherwise });
}

/** The same to the second, for what happens in a row. */
export function exactly(at) {
  const { texts } = context();
  const locale = navigator.languages.find((tag) => tag.split("-")[0] === texts.language) ?? texts.language;
  return h("time", { dateTime: at, title: texts.full(at), textContent: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at)) });
}

/**
 * Somebody, and the way to their sheet.
 *
 * @param face with their colour, as the row of a list; `short` without the name to sign in with
 */
export function personLink(person, { face = false, short = false } = {}) {
  const { texts } = context();
  const name = person.displayName || person.name;
  return h(
    "a",
    { class: "admin-person", href: AdminPlace.hashOf("people", person.id), id: face && `person-${person.id}`, title: short ? person.name : undefined },
    face && avatar(person, "avatar--small"),
    h("span", { class: "admin-person__names" }, h("bdi", { class: "admin-person__name", textContent: name }), !short && name !== person.name && h("span", { class: "quiet" }, texts.say("admin.people.as"), " ", h("bdi", { textContent: person.name }))),
  );
}

/** A word that stands out; never by its colour alone. */
export function tag(text, kind = "") {
  return h("span", { class: `admin-tag ${kind && `admin-tag--${kind}`}`.trim(), textContent: text });
}

export function button(label, onclick, { kind = "", id, name } = {}) {
  return h("button", { type: "button", class: `button ${kind && `button--${kind}`}`.trim(), id, textContent: label, "aria-label": name, onclick });
}

/** The head of a view: its title takes the focus when one comes to it. */
export function head(title, ...actions) {
  return h("header", { class: "admin-head" }, h("h1", { class: "admin-head__title", tabIndex: -1, dir: "auto" }, title), h("div", { class: "admin-head__actions" }, actions));
}

/** A part of a view with a title of its own. */
export function card(title, ...content) {
  const id = `card-${++count}`;
  return h("section", { class: "admin-card", "aria-labelledby": id }, h("h2", { class: "admin-card__title", id, textContent: title }), ...content);
}

let count = 0;

/** Facts in rows of a name and a value. */
export function facts(rows) {
  return h("dl", { class: "admin-facts" }, rows.filter(Boolean).map(([name, value]) => h("div", { class: "admin-facts__row" }, h("dt", { textContent: name }), h("dd", {}, value))));
}

/** That something could not be had, and the way to try again. */
export function failure(problem, retry) {
  const { texts } = context();
  return h("div", { class: "admin-state", role: "alert" }, h("p", { textContent: problemText(texts, problem) }), button(texts.say("admin.retry"), retry));
}

export function emptyState(title, text, ...actions) {
  return h("div", { class: "admin-state" }, h("p", { class: "admin-state__title", textContent: title }), text && h("p", { class: "quiet", textContent: text }), actions);
}

/** Says something to who cannot see the page. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}

/** A field with its label; `props` are those of the element. */
export function labelled(label, field, hint) {
  const about = hint && h("p", { class: "form__hint", id: `${field.id}-hint`, textContent: hint });
  if (about) field.setAttribute("aria-describedby", about.id);
  return [h("label", { class: "form__label", for: field.id, textContent: label }), field, about];
}

export function select(id, options, value) {
  const field = h("select", { class: "field", id }, options.map(([key, text]) => h("option", { value: key, textContent: text })));
  field.value = value;
  return field;
}

export function radio(name, value, label, hint, checked) {
  return h("label", { class: "check" }, h("input", { type: "radio", name, value, checked }), h("span", {}, h("strong", { textContent: label }), hint && h("span", { class: "check__hint", textContent: hint })));
}

/**
 * A dialog with a form that does something: it closes when that is done, and else says why not and
 * keeps what was typed.
 *
 * @param fields nodes; `act` gives `{problem}` or `{data}`, `done` is called with the data
 * @param expected what must be typed to confirm it, if that is wanted
 */
export function formDialog({ title, fields, yes, danger = false, expected, act, done = () => {} }) {
  const { texts } = context();
  const error = h("p", { class: "form__error", role: "alert" });
  const typed = expected === undefined ? null : h("input", { class: "field", id: "confirm-name", dir: "auto", autocomplete: "off", autocapitalize: "off", spellcheck: false });
  const submit = h("button", { type: "submit", class: `button ${danger ? "button--danger" : "button--primary"}`, textContent: yes });
  const send = async (event) => {
    event.preventDefault();
    if (submit.ariaBusy === "true") return;
    error.textContent = "";
    if (typed && typed.value.trim() !== expected.trim()) {
      error.textContent = texts.say("admin.confirm.differs");
      return typed.focus();
    }
    submit.ariaBusy = "true";
    const { data, problem } = await act();
    submit.ariaBusy = "false";
    if (!dialog.open) return;
    if (problem) {
      error.textContent = problem.text ?? problemText(texts, problem);
      return;
    }
    dialog.close();
    done(data);
  };
  const form = h(
    "form",
    { class: "form", noValidate: true, onsubmit: send },
    [fields].flat(Infinity),
    typed && labelled(texts.say("admin.confirm.type", expected), typed),
    error,
    h("footer", { class: "dialog__footer" }, h("button", { type: "button", class: "button", textContent: texts.say("dialog.cancel"), onclick: () => dialog.close() }), submit),
  );
  const dialog = openDialog({ title }, form);
  (form.querySelector("input:not([type=radio]), select") ?? submit).focus();
  return dialog;
}

/** What happens then, line by line. */
export function consequences(lines) {
  return h("ul", { class: "admin-consequences" }, lines.map((text) => h("li", { textContent: text })));
}

/** Shows a link that is never shown again. */
export function showLink(title, text, link) {
  const { texts } = context();
  const field = copyField({ id: "link-to-pass-on", label: texts.say("admin.link"), copy: texts.say("admin.link.copy"), copied: texts.say("admin.link.copied") });
  openDialog({ title }, h("div", { class: "dialog__form" }, h("p", { textContent: text }), h("p", { class: "admin-notice" }, icon("key"), texts.say("admin.link.once")), field.element));
  // Without a public address of its own a server gives the path alone.
  field.say(new URL(link, document.baseURI).href);
}
