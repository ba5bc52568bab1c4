import { whyRefused } from "../features/message/changes.js";
import { watchCalls } from "../features/reading/calls.js";
import { localDay } from "../features/reading/timeline-rows.js";
import { watchReactions } from "../features/reaction/names.js";
import { context } from "../helpers/context.js";
import { learnTexts } from "../helpers/late-texts.js";
import { plain } from "../helpers/texts.js";

const MINUTE_MILLIS = 60_000;
const GONE = new Set(["not-found", "conflict"]);

/**
 * What the page does besides, from the moment its first view rests: keeps what is shown true, and
 * says what went wrong with what was wanted. Its texts (`later.…`) come with it.
 */
const ready = learnTexts("later");
watchRevisions();
watchRefusals();
watchMidnight();
watchCalls();
watchReactions();
resumeFiles();
ready.then(addStyles);
import("../features/hint/hint-strip.js").then(({ watchHints }) => watchHints(), (problem) => console.warn("There will be no hints.", problem));

/** Says that an address, or the room that it names, is not there. */
export async function tellLost(what) {
  const { texts, toast } = context();
  await ready;
  const key = `later.lost.${what}`;
  toast.show(texts.say(texts.has(key) ? key : "error.not-found"));
}

/** Quotes and hits that are shown follow the message, and an edit that was begun ends with it. */
function watchRevisions() {
  const { chat, place, texts } = context();
  chat.addEventListener("revised", ({ detail: { room, target, type, text } }) => {
    if (room === place.room) {
      for (const element of document.querySelectorAll("hiroba-message")) if (element.row?.message.replyTo === target) element.requote();
    }
    const words = type === "deleted" ? texts.say("message.deleted") : plain(text ?? "");
    if (type === "deleted") for (const files of document.querySelectorAll(`[data-hit="${CSS.escape(`${room}/${target}`)}"] .hit__files`)) files.remove();
    for (const hit of document.querySelectorAll(`[data-hit="${CSS.escape(`${room}/${target}`)}"] .hit__text`)) hit.textContent = words;
    if (type === "deleted") endEdit(room, target);
  });
}

/** What was being written into a message that is gone becomes a draft. */
function endEdit(room, target) {
  const { compose, drafts } = context();
  const { about } = compose;
  const here = about?.kind === "edit" && about.room === room && about.message.seq === target;
  const left = drafts.editIn(room);
  const text = here ? document.getElementById("composer-text").value : left?.message.seq === target ? left.text : null;
  if (text === null) return;
  const { message } = here ? about : left;
  if (here) compose.nothing();
  drafts.setEdit(room, null);
  if (text.trim() !== "" && text !== message.text) giveBack(room, text);
}

function giveBack(room, text) {
  const { texts, toast } = context();
  document.dispatchEvent(new CustomEvent("hiroba-edit-unsent", { detail: { room, text } }));
  toast.show(texts.say("later.edit.gone"));
}

/** Changes that the server does not take are said, wherever one is meanwhile. */
function watchRefusals() {
  const { chat, outgoing, toast } = context();
  outgoing.addEventListener("refused", ({ detail: entry }) => {
    const message = chat.rooms.get(entry.room)?.window?.find(entry.change.target);
    if (entry.change.text !== undefined && GONE.has(entry.code) && (!message || message.deleted)) {
      outgoing.remove(entry.id);
      giveBack(entry.room, entry.change.text);
    } else toast.show(whyRefused(entry, message));
  });
}

/** Files that an earlier page did not send go on. */
async function resumeFiles() {
  const { outgoing, storage } = context();
  if (!storage.get("files", false) && outgoing.uploading.length === 0) return;
  try {
    await (await import("../features/file/attach.js")).resumeFiles();
  } catch (problem) {
    // Offline just now: they are kept, and go on with the next visit.
    console.warn("Files could not go on.", problem);
  }
}

/** "Today" is another day after midnight, also for a page that slept. */
function watchMidnight() {
  let today = localDay(Date.now());
  const look = () => {
    const now = localDay(Date.now());
    if (now === today) return;
    today = now;
    for (const time of document.querySelectorAll(".day time")) time.textContent = context().texts.day(time.dateTime);
  };
  setInterval(look, MINUTE_MILLIS);
  document.addEventListener("visibilitychange", look);
}

/** How it prints, and looks in forced colours. */
function addStyles() {
  const chat = document.querySelector('link[href$="css/chat.css"]');
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: chat.href.replace(/chat\.css$/, "besides.css") });
  chat.after(link);
}
