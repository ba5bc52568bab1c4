import { context } from "../helpers/context.js";
import { openHelp, openSwitcher, readAll } from "../helpers/wishes.js";

/** Whether the last thing that was pressed was a key: then a focused message was reached by it, not by a click. */
let byKeyboard = false;

/** The keys that work anywhere on the page. @returns what stops listening */
export function listenToKeys() {
  const stop = new AbortController();
  const { signal } = stop;
  let pressed = false;
  document.addEventListener("keydown", () => (pressed = true), { signal, capture: true });
  document.addEventListener("pointerdown", () => (pressed = byKeyboard = false), { signal, capture: true });
  document.addEventListener("focusin", () => (byKeyboard = pressed), { signal });
  document.addEventListener("keydown", onKey, { signal });
  return () => stop.abort();
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open], :popover-open")) return;
  const act = chord(event) ?? messageKey(event);
  if (act) {
    event.preventDefault();
    act();
  } else if (writes(event)) document.querySelector("#composer-text").focus();
}

/** `r e + s` mean a message only for whoever walked to it by keys: nobody else expects letters to act. */
function messageKey({ key, target, ctrlKey, metaKey, altKey }) {
  const message = target.matches?.("hiroba-message") && byKeyboard && !(ctrlKey || metaKey || altKey) && "re+s".includes(key) ? target : null;
  const { texts, toast } = context();
  return message && (() => import("../features/message/message-keys.js").then(({ actOn }) => actOn(message, key), () => toast.show(texts.say("error.part"))));
}

/** Letters go where one writes, wherever the focus is: never do they act. */
function writes({ key, target, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey || key === " " || [...key].length !== 1) return false;
  return !typing(target) && document.querySelector("#composer-text")?.checkVisibility();
}

function chord(event) {
  const { place } = context();
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.shiftKey && event.key.toLowerCase() === "k") return openSwitcher;
  if (command && event.shiftKey && event.key.toLowerCase() === "f") return () => place.toggle("search");
  if (command && event.shiftKey && event.key.toLowerCase() === "a") return () => place.toggle("unread");
  if (event.key === "Escape" && event.shiftKey) return readAll;
  if (command && event.key === "/") return openHelp;
  if (event.key === "F6") return () => nextPane(event.shiftKey ? -1 : 1);
  if (event.altKey && event.key === "ArrowDown") return () => step(1, event.shiftKey);
  if (event.altKey && event.key === "ArrowUp") return () => step(-1, event.shiftKey);
  if (event.key === "Escape" && inDetails(event.target)) return () => place.closeDetails();
  if (event.key === "Escape" && place.details && !typing(event.target)) return () => place.closeDetails();
  if (event.key === "Escape") return () => document.dispatchEvent(new Event("hiroba-read"));
  return null;
}

const PANES = [".sidebar :is([aria-current], button)", ".timeline__scroller", "#composer-text", ".details__header button"];

/** Goes round the parts of the page, as F6 does in other programs: rooms, messages, field, details. */
function nextPane(by) {
  const firsts = PANES.map((selector) => document.querySelector(selector)).filter((first) => first?.checkVisibility());
  const paneOf = (element) => element.closest(".sidebar, .timeline, .composer, .details");
  const now = firsts.findIndex((first) => paneOf(first).contains(document.activeElement));
  firsts[(Math.max(now, 0) + by + firsts.length) % firsts.length]?.focus();
}

function inDetails(target) {
  return target.closest?.(".details");
}

function typing(target) {
  return target.closest?.("input, textarea, select, [contenteditable]");
}

/** Goes to the next room in the order of the sidebar. */
function step(by, unreadOnly) {
  const { chat, place } = context();
  place.catchUp();
  const links = Array.from(document.querySelectorAll(".room-link"));
  const ids = links.map((link) => link.closest("li").dataset.key);
  const now = ids.indexOf(place.room);
  for (let i = 1; i <= ids.length; i++) {
    const at = (now + by * i + ids.length * i) % ids.length;
    const id = ids[at];
    if (id === place.room || (unreadOnly && !(chat.rooms.get(id)?.waiting > 0))) continue;
    links[at].scrollIntoView({ block: "nearest" });
    return place.go(id);
  }
}
