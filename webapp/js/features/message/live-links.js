import { context } from "../../helpers/context.js";
import { h, icon } from "../../helpers/dom.js";
import { Place } from "../../helpers/place.js";
import { plain } from "../../helpers/texts.js";
import { roomName } from "../room/room-name.js";

const MOST_PREVIEWS = 3;

/**
 * Makes what points into this chat alive: `#room` of rooms that this page knows becomes a link, and
 * links to this page's own messages say where they lead, with what is said there below the text, if
 * the reader may read it.
 */
export function enliven(body) {
  let previews = 0;
  for (const link of body.querySelectorAll("a[href]")) {
    const target = ownTarget(link.href);
    if (!target) continue;
    const { chat } = context();
    const room = chat.rooms.get(target.room);
    link.removeAttribute("target");
    if (room && link.textContent === link.getAttribute("href")) link.textContent = `#${roomName(room.info, chat.user.id)}`;
    if (target.seq !== null && previews++ < MOST_PREVIEWS) preview(body, target);
  }
  for (const node of proseWithHash(body)) linkRooms(node);
}

/** The place in this very chat that an address leads to, or null. */
export function ownTarget(href, base = document.baseURI) {
  const here = new URL(".", base).href;
  if (!href.startsWith(here)) return null;
  const found = /^(?:\?[^#]*)?#\/r\/([^/]+)(?:\/(\d{1,15}))?$/.exec(href.slice(here.length));
  if (!found) return null;
  try {
    return { room: decodeURIComponent(found[1]), seq: found[2] ? Number(found[2]) : null };
  } catch {
    // An address that somebody broke stays as it is.
    return null;
  }
}

/**
 * Where in `text` rooms are named: `{start, end, room}`, the longest name that fits. Latin letters and
 * digits must not go on before the sign or behind the name; Japanese has no spaces, and may.
 */
export function roomsIn(text, rooms) {
  const found = [];
  const ascii = (sign) => sign !== undefined && /[A-Za-z0-9_]/.test(sign);
  const byLength = rooms.filter(({ name }) => name).sort((one, two) => two.name.length - one.name.length);
  for (let at = text.search(/[#＃]/); at >= 0 && at < text.length; at++) {
    if (text[at] !== "#" && text[at] !== "＃") continue;
    if (ascii(text[at - 1])) continue;
    const rest = text.slice(at + 1, at + 101).toLowerCase();
    const room = byLength.find(({ name }) => rest.startsWith(name.toLowerCase()) && !(ascii(name.at(-1)) && ascii(rest[name.length])));
    if (!room) continue;
    const end = at + 1 + room.name.length;
    found.push({ start: at, end, room });
    at = end - 1;
  }
  return found;
}

function linkRooms(node) {
  const { chat } = context();
  const rooms = [...chat.rooms.values()].map(({ id, info }) => ({ id, name: info.kind === "direct" ? "" : info.name }));
  // From the end: what stands before keeps its place.
  for (const { start, end, room } of roomsIn(node.data, rooms).toReversed()) {
    node.splitText(end);
    const name = node.splitText(start);
    name.replaceWith(h("a", { class: "room-mention", href: Place.hashOf(room.id), textContent: name.data }));
  }
}

/** The texts with a sign in them that are neither code nor already something to press. */
function proseWithHash(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
    !/[#＃]/.test(node.data) || node.parentElement.closest("code, pre, a, .mention") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

async function preview(body, { room, seq }) {
  const { chat, texts } = context();
  try {
    const message = await chat.quoted(room, seq);
    if (!message || message.deleted || !body.isConnected) return;
    const known = chat.rooms.get(room);
    const where = known ? `#${roomName(known.info, chat.user.id)} · ` : "";
    body.append(h("a", { class: "quote quote--linked", href: Place.hashOf(room, seq) }, icon("link"), h("bdi", { class: "quote__author", textContent: message.from.displayName }), h("span", { class: "quote__text", dir: "auto", textContent: `${where}${texts.short(message.at)} · ${plain(message.text)}` })));
  } catch {
    // Not for this reader, or no connection: the link says enough.
  }
}
