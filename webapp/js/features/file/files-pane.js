import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { Place } from "../../helpers/place.js";
import { openPictures } from "../../helpers/wishes.js";
import { badge, download, factsOf, readyForFiles } from "./file-parts.js";
import { kindOf } from "./file-words.js";
import { sourceOf } from "./message-files.js";

const KINDS = ["all", "image", "video", "audio", "document", "text", "other"];
const SEARCH_MILLIS = 250;

/** The files that came with the messages of the open room, latest first: by kind, by name, page by page. */
export async function filesPane(signal) {
  await readyForFiles();
  const { chat, place, texts } = context();
  const { room } = place;
  let kind = "all";
  let asked = 0;
  let timer;
  const items = [];
  const field = h("input", { class: "field", type: "search", dir: "auto", autofocus: true, autocomplete: "off", placeholder: texts.say("files.search"), "aria-label": texts.say("files.search") });
  const chips = KINDS.map((one) => h("button", { type: "button", class: "chip", "aria-pressed": String(one === kind), textContent: texts.say(`files.filter.${one}`), onclick: () => choose(one) }));
  const status = h("p", { class: "details__hint", role: "status" });
  const list = h("ul", { role: "list", class: "room-files" });
  const more = h("button", { type: "button", class: "button button--wide", hidden: true, textContent: texts.say("search.more") });

  const load = async (cursor) => {
    const number = ++asked;
    const q = field.value.trim();
    if (!cursor) status.textContent = texts.say("details.loading");
    try {
      const page = await chat.ask({ type: "files", room, ...(q && { q }), ...(kind !== "all" && { kind }), ...(cursor && { cursor }) });
      if (number !== asked || signal.aborted) return;
      if (!cursor) items.length = 0;
      items.push(...page.items);
      if (!cursor) list.replaceChildren();
      list.append(...drawEach(page.items, (item) => row(room, item, items), ({ file }) => file.name));
      status.textContent = items.length > 0 ? "" : texts.say(q || kind !== "all" ? "files.none.such" : "files.none");
      more.hidden = !page.cursor;
      more.onclick = () => load(page.cursor);
    } catch {
      // Offline, or refused: the pane says so; another filter tries again.
      if (number === asked) status.textContent = texts.say("details.failed");
    }
  };
  const choose = (one) => {
    kind = one;
    chips.forEach((chip, index) => (chip.ariaPressed = String(KINDS[index] === kind)));
    load();
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => load(), SEARCH_MILLIS);
  });
  // A deleted message takes its files along; of a new one they come first.
  chat.addEventListener("revised", ({ detail }) => detail.room === room && detail.type === "deleted" && drop(list, items, detail.target), { signal });
  chat.addEventListener("message", ({ detail }) => detail.room.id === room && detail.event.files?.length > 0 && load(), { signal });
  load();
  return h("div", { class: "details__body" }, field, h("div", { class: "chips", role: "group", "aria-label": texts.say("files.filter") }, chips), status, list, more);
}

function row(room, { seq, at, from, file }, items) {
  const { texts } = context();
  const face = kindOf(file) === "image" && !file.expired ? thumbnail(file, items) : h("span", { class: "room-file__face" }, badge(file));
  const facts = file.expired ? texts.say("files.expired") : factsOf(file);
  const link = h(
    "a",
    { class: "room-file__link", href: Place.hashOf(room, seq), title: texts.say("files.jump") },
    h("bdi", { class: "room-file__name", textContent: file.name }),
    h("span", { class: "room-file__facts" }, facts, " · ", h("bdi", { textContent: from.displayName }), " · ", h("time", { dateTime: at, title: texts.full(at), textContent: texts.short(at) })),
  );
  const item = h("li", { class: "room-file" }, face, link, !file.expired && download(file));
  item.dataset.seq = seq;
  return item;
}

function thumbnail(file, items) {
  const { texts } = context();
  const image = h("img", { class: "room-file__picture", alt: "", loading: "lazy", decoding: "async" });
  const pictures = () => items.filter((item) => kindOf(item.file) === "image" && !item.file.expired);
  const button = h("button", { type: "button", class: "room-file__face", "aria-label": texts.say("files.open", file.alt || file.name), onclick: () => openPictures({ pictures: pictures(), id: file.id, place: button }) }, image);
  image.onerror = () => image.replaceWith(badge(file));
  image.src = sourceOf(file);
  return button;
}

function drop(list, items, seq) {
  items.splice(0, items.length, ...items.filter((item) => item.seq !== seq));
  for (const element of list.querySelectorAll(`[data-seq="${seq}"]`)) element.remove();
}
