import { context } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { showKeyed } from "../../helpers/keyed.js";
import { badge } from "./file-parts.js";
import { localPicture } from "./local-pictures.js";
import { ProgressLine } from "./progress-line.js";

const MOST_ALT = 500;
const DRAGGED = "application/x-hiroba-file";

const list = h("ul", { role: "list", class: "tray__items" });
const notes = h("div", { class: "tray__notes", role: "alert" });
const status = h("p", { class: "visually-hidden", role: "status" });
/** What shows how far each item is, by its key. */
const lines = new Map();
let tray = null;

/** Shows in `place` what goes with the next message of a room; nothing for none. */
export function showTray(place, room) {
  const { attachments, texts } = context();
  const { trays } = attachments;
  tray ??= make(trays);
  if (tray.parentElement !== place) place.replaceChildren(tray, status);
  const items = room === null ? [] : trays.in(room);
  const refused = room === null ? [] : trays.notes(room);
  tray.hidden = items.length === 0 && refused.length === 0;
  const count = items.length === 0 ? "" : texts.count("files.attached", items.length);
  if (status.textContent !== count) status.textContent = count;
  showKeyed(list, items.map((item, index) => ({ ...item, item, first: index === 0, last: index === items.length - 1 })), { make: makeRow, update: updateRow, plain: ({ name }) => name });
  for (const key of lines.keys()) if (!trays.item(key)) lines.delete(key);
  notes.replaceChildren(...refused.map((words) => h("p", { dir: "auto", textContent: words })), ...(refused.length > 0 ? [h("button", { type: "button", class: "link-button", textContent: texts.say("dialog.close"), onclick: () => trays.dismiss(room) })] : []));
}

function make(trays) {
  trays.addEventListener("progress", ({ detail: { key } }) => lines.get(key)?.show());
  return h("section", { class: "tray", "aria-label": context().texts.say("files.tray") }, notes, list);
}

function makeRow({ item }) {
  const { texts } = context();
  const { key, name } = item;
  const line = new ProgressLine(item);
  lines.set(key, line);
  const button = (sign, label, act, className) => iconButton(sign, texts.say(label, name), act, `icon-button--small ${className}`);
  const row = h(
    "li",
    { class: "tray__item", draggable: true },
    h("span", { class: "tray__face" }),
    h("div", { class: "tray__main" }, h("bdi", { class: "tray__name", title: name, textContent: name }), line.element),
    button("down", "files.earlier", () => move(row, key, -1), "tray__earlier"),
    button("down", "files.later", () => move(row, key, 1), "tray__later"),
    button("close", "files.remove", () => remove(row, key), "tray__remove"),
  );
  if (item.type.startsWith("image/")) row.append(description(item));
  if (tellsPlace(item)) row.append(h("p", { class: "tray__hint", textContent: texts.say("files.place") }));
  listenToDragging(row, key);
  return row;
}

/** What the server sends on as it is: it takes the place out of other pictures. */
function tellsPlace({ type, name }) {
  return /^(?:video\/|image\/(?:hei[cf]|avif|tiff))/.test(type) || /\.(?:hei[cf]|mov)$/i.test(name);
}

function updateRow(row, { item, first, last }) {
  row.classList.toggle("tray__item--alone", first && last);
  row.querySelector(".tray__earlier").disabled = first;
  row.querySelector(".tray__later").disabled = last;
  const url = localPicture({ key: item.key });
  const face = row.querySelector(".tray__face");
  const shows = url ?? "badge";
  if (face.dataset.shows === shows) return;
  face.dataset.shows = shows;
  face.replaceChildren(url ? h("img", { class: "tray__picture", src: url, alt: "", draggable: false }) : badge(item));
}

/** Asked for, never forced: what a picture shows, for those who do not see it. */
function description({ key, name, alt }) {
  const { attachments, texts } = context();
  const field = h("input", { class: "field tray__alt", type: "text", dir: "auto", maxLength: MOST_ALT, value: alt, placeholder: texts.say("files.alt"), autocomplete: "off", "aria-label": texts.say("files.alt.label", name) });
  field.addEventListener("change", () => attachments.trays.describe(key, field.value.trim()));
  // Enter is for the message; what it waits for is taken along.
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    attachments.trays.describe(key, field.value.trim());
    document.getElementById("composer-text").focus();
  });
  return field;
}

function move(row, key, by) {
  const { trays } = context().attachments;
  const held = document.activeElement;
  trays.move(key, by);
  // Moving it takes the focus from it; at the end of the way there is only the way back.
  const button = held.disabled ? row.querySelector(by < 0 ? ".tray__later" : ".tray__earlier") : held;
  button.focus();
}

function remove(row, key) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  context().attachments.trays.remove(key);
  (next?.querySelector(".tray__remove") ?? document.getElementById("composer-text")).focus();
}

/** By the mouse, besides the buttons. */
function listenToDragging(row, key) {
  row.addEventListener("dragstart", ({ dataTransfer }) => {
    dataTransfer.setData(DRAGGED, key);
    dataTransfer.effectAllowed = "move";
  });
  row.addEventListener("dragover", (event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault());
  row.addEventListener("drop", (event) => {
    const dragged = event.dataTransfer.getData(DRAGGED);
    if (!dragged) return;
    event.preventDefault();
    event.stopPropagation();
    context().attachments.trays.moveTo(dragged, key);
  });
}
