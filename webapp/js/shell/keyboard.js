import { context } from "../helpers/context.js";
import { openHelp, openSwitcher, readAll } from "../helpers/wishes.js";

/** The keys that work anywhere on the page. @returns what stops listening */
export function listenToKeys() {
  const stop = new AbortController();
  document.addEventListener("keydown", onKey, { signal: stop.signal });
  return () => stop.abort();
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open], :popover-open")) return;
  const act = chord(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function chord(event) {
  const { place } = context();
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.shiftKey && event.key.toLowerCase() === "k") return openSwitcher;
  if (command && event.shiftKey && event.key.toLowerCase() === "f") return () => place.toggle("search");
  if (command && event.shiftKey && event.key.toLowerCase() === "a") return () => place.toggle("unread");
  if (event.key === "Escape" && event.shiftKey) return readAll;
  if (event.key === "F6") return () => nextPane(event.shiftKey ? -1 : 1);
  if (event.altKey && event.key === "ArrowDown") return () => step(1, event.shiftKey);
  if (event.altKey && event.key === "ArrowUp") return () => step(-1, event.shiftKey);
  if (event.key === "Escape" && inDetails(event.target)) return () => place.closeDetails();
  if (event.key === "Escape" && place.details && !typing(event.target)) return () => place.closeDetails();
  if (event.key === "Escape") return () => document.dispatchEvent(new Event("hiroba-read"));
  if (command || event.altKey || typing(event.target)) return null;
  if (event.key === "?") return openHelp;
  if (event.key.toLowerCase() === "n") return () => step(1, true);
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
