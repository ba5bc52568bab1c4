import { context } from "../../helpers/context.js";
import { guarded, h } from "../../helpers/dom.js";
import { openPictures } from "../../helpers/wishes.js";
import { addressOf } from "../../transport/file-api.js";
import { card, goneCard, readyForFiles } from "./file-parts.js";
import { boxOf, kindOf } from "./file-words.js";
import { localPicture } from "./local-pictures.js";
import { outgoingFile, outgoingNote } from "./outgoing-files.js";
import { disclosed } from "./shown-inside.js";

const MOST_WIDTH = 448;
const MOST_HEIGHT = 320;
/** A picture that is no more than that needs no smaller one. */
const LIGHT_BYTES = 50_000;
/** So much is shown without a smaller one, and shows that it moves. */
const MOST_BYTES = 5_000_000;

export const ready = readyForFiles();

/** What each place shows: the same again stays as it is, with all that plays in it. */
const shown = new WeakMap();
/** Places of messages that wait for their files, as long as they are on the page. */
const waiting = new Map();
let watching = false;

/** Draws the files of a message, or of one that waits for them, in `place`. */
export function drawFiles(place, message) {
  const { files } = message;
  const { attachments } = context();
  if (message.state === "uploading") waitIn(place, message);
  else waiting.delete(place);
  const key = JSON.stringify([message.state === "uploading", files, files.map((file) => file.key && [localPicture(file), Boolean(attachments.trays?.item(file.key))])]);
  if (shown.get(place) === key) return;
  shown.set(place, key);
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
  // What is shown already is not read again: nothing flickers when a post becomes a message.
  const images = new Map([...place.querySelectorAll(".picture__image")].map((image) => [image.getAttribute("src"), image]));
  place.replaceChildren(
    ...(pictures.length > 0 ? [gallery(pictures, message, images)] : []),
    ...others.map((file) => guarded(() => other(file), () => goneCard(file))),
    ...(message.state === "uploading" ? [outgoingNote(message)] : []),
  );
  if (held) place.querySelector(`[data-keep="${CSS.escape(held)}"]`)?.focus();
}

/** What an earlier page left comes some time after its message. */
function waitIn(place, message) {
  waiting.set(place, message);
  if (watching) return;
  watching = true;
  context().attachments.addEventListener("change", () => {
    for (const [one, its] of waiting) {
      if (one.isConnected) drawFiles(one, its);
      else waiting.delete(one);
    }
  });
}

/** Expired ones say so in words; what is heavy and has no smaller one is for those who want it. */
function isPicture(file) {
  if (kindOf(file) !== "image" || file.expired) return false;
  return localPicture(file) !== null || (Boolean(file.id) && (file.preview || file.bytes <= MOST_BYTES));
}

function gallery(pictures, message, images) {
  const one = pictures.length === 1;
  return h("div", { class: `pictures${one ? " pictures--one" : ""}`, role: "group", "aria-label": context().texts.count("files.pictures", pictures.length) }, pictures.map((file) => guarded(() => picture(file, one, () => look(pictures, file, message), images), () => goneCard(file))));
}

function look(pictures, { id }, { from, at }) {
  openPictures({ pictures: pictures.filter((each) => each.id).map((file) => ({ file, from, at })), id, place: document.activeElement });
}

function picture(file, one, open, images) {
  const alt = file.alt || file.name;
  const source = sourceOf(file);
  const image = images.get(source) ?? h("img", { class: "picture__image", loading: "lazy", decoding: "async", draggable: false });
  image.alt = alt;
  const frame = file.id
    ? h("button", { type: "button", class: "picture", "data-keep": `picture ${file.id}`, title: file.name, onclick: open, "aria-label": context().texts.say("files.open", alt) }, image)
    : h("span", { class: "picture", title: file.name }, image);
  const box = boxOf(file, MOST_WIDTH, MOST_HEIGHT);
  if (one && box) {
    frame.style.inlineSize = `${box.width}px`;
    frame.style.aspectRatio = `${box.width} / ${box.height}`;
  }
  image.onerror = () => frame.replaceWith(goneCard(file));
  if (image.getAttribute("src") !== source) image.src = source;
  return file.id ? frame : h("div", { class: "picture-out" }, frame, outgoingFile(file));
}

/** Where the picture is read from; what moves is shown as it is, unless its reader wants nothing to move. */
export function sourceOf(file) {
  const local = localPicture(file);
  if (local) return local;
  const moves = file.type === "image/gif" && file.bytes <= MOST_BYTES && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  return addressOf(file.id, { preview: Boolean(file.preview) && !moves && file.bytes > LIGHT_BYTES });
}

function other(file) {
  if (file.expired) return card(file);
  if (!file.id) return h("div", { class: "file-out" }, card(file), outgoingFile(file));
  const kind = kindOf(file);
  if (kind === "video") return player(file, "video");
  if (kind === "audio") return player(file, "audio");
  if (kind === "text" || (kind === "pdf" && navigator.pdfViewerEnabled)) return disclosed(file, kind);
  return card(file);
}

/** A film or a sound; where the browser cannot play it, the file to be saved. */
function player(file, tag) {
  const media = h(tag, { class: `player player--${tag}`, controls: true, preload: "metadata", "aria-label": file.alt || file.name });
  if (tag === "video") {
    media.playsInline = true;
    const box = boxOf(file, MOST_WIDTH, MOST_HEIGHT);
    media.style.aspectRatio = box ? `${box.width} / ${box.height}` : "16 / 9";
    if (file.preview) media.poster = addressOf(file.id, { preview: true });
  }
  const frame = h("div", { class: "played" }, media, card(file));
  media.onerror = () => {
    media.remove();
    frame.querySelector(".file-card__facts").textContent = context().texts.say("files.unplayable");
  };
  media.src = addressOf(file.id);
  return frame;
}
