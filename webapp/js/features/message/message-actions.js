import { context } from "../../helpers/context.js";
import { h, iconButton } from "../../helpers/dom.js";
import { Place } from "../../helpers/place.js";
import { tried } from "../../helpers/tried.js";
import { ask, openMenu, openPerson, openReactors, openVersions, pickEmoji } from "../../helpers/wishes.js";
import { react } from "../reaction/reactions.js";

const QUICK = ["👍", "🎉", "🙏"];

/** The buttons of one message: react, answer, edit if it is one's own, and a menu of the rest. */
export function messageActions(message) {
  const { chat, compose, place, texts } = context();
  const room = chat.rooms.get(place.room);
  const may = room.writable;
  const speaks = chat.speaks(room);
  const bar = h("div", { class: "actions", role: "toolbar", "aria-label": texts.say("actions.label") });
  const button = (name, key, act) => iconButton(name, texts.say(key), (event) => act(event.currentTarget), "actions__button");
  const more = button("more", "actions.more", () => openMenu(more, texts.say("actions.more"), furtherActions(room, message, more)));
  more.ariaHasPopup = "menu";
  bar.append(
    ...(may ? QUICK.map((emoji) => quick(message, emoji)) : []),
    ...(may ? [button("smile", "actions.react", (anchor) => pickEmoji(anchor, (emoji) => react(message, emoji, true)))] : []),
    ...(speaks ? [button("reply", "actions.reply", () => compose.reply(room.id, message))] : []),
    ...(speaks && mine(message) && inTime(message, chat.rights.editMinutes) ? [button("edit", "actions.edit", () => compose.edit(room.id, message))] : []),
    more,
  );
  return bar;
}

function quick(message, emoji) {
  const label = context().texts.say("actions.react.with", emoji);
  return h("button", { type: "button", class: "icon-button actions__button actions__emoji", textContent: emoji, "aria-label": label, title: label, onclick: () => react(message, emoji, true) });
}

function mine({ from }) {
  return from.id === context().chat.user.id;
}

function inTime({ at }, minutes) {
  return minutes === undefined || Date.now() - Date.parse(at) < minutes * 6e4;
}

function furtherActions(room, message, anchor) {
  const { chat, pins, saved } = context();
  const { seq } = message;
  const kept = saved.has(room.id, seq);
  const pinned = pins.of(room.id).has(seq);
  const may = room.writable && (chat.may("deleteOthers", room) || (mine(message) && inTime(message, chat.rights.deleteMinutes)));
  return [
    { name: "link", key: "actions.link", act: () => copyLink(room, message) },
    { name: "bookmark", key: kept ? "actions.unsave" : "actions.save", act: () => keep(saved.save(room.id, seq, !kept), kept ? "actions.unsaved" : "actions.saved") },
    room.writable && { name: "pin", key: pinned ? "actions.unpin" : "actions.pin", act: () => keep(pins.pin(room.id, seq, !pinned), pinned ? "actions.unpinned" : "actions.pinned", pinned && (() => tried(pins.pin(room.id, seq, true)))) },
    room.joined && { name: "unread", key: "actions.unread", act: () => tried(chat.markUnread(room, seq)) },
    Object.keys(message.reactions).length > 0 && { name: "smile", key: "actions.reactors", act: () => openReactors(room, message) },
    message.editedAt && { name: "history", key: "actions.versions", act: () => openVersions(room, message) },
    { name: "person", key: "actions.person", act: () => openPerson(anchor, message.from.id) },
    may && { name: "trash", key: "actions.delete", danger: true, act: () => remove(room, message) },
  ].filter(Boolean);
}

async function keep(command, key, undo) {
  const { texts, toast } = context();
  if ((await tried(command)) !== null) toast.show(texts.say(key), undo && { label: texts.say("toast.undo"), act: undo });
}

async function remove(room, message) {
  const { chat, texts } = context();
  const { from, seq } = message;
  const title = mine(message) ? texts.say("delete.title") : texts.say("delete.title.other", from.displayName);
  const sure = await ask({ title, text: texts.say("delete.text"), yes: texts.say("actions.delete"), danger: true });
  if (sure) chat.change(room.id, { type: "delete", target: seq });
}

async function copyLink(room, { seq }) {
  const { texts, toast } = context();
  const link = new URL(Place.hashOf(room.id, seq), document.baseURI).href;
  try {
    await navigator.clipboard.writeText(link);
    toast.show(texts.say("actions.link.copied"));
  } catch {
    // Plain http has no clipboard: the address bar has the link then.
    location.hash = Place.hashOf(room.id, seq);
    toast.show(texts.say("actions.link.address"));
  }
}
