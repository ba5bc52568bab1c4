import { context } from "../../helpers/context.js";
import { cut } from "../../helpers/texts.js";
import { said } from "../message/message.js";
import { roomName } from "../room/room-name.js";

const SETTLE_MILLIS = 300;
const MOST_SEEN = 50;

/**
 * Decides among the tabs of one browser who calls by a notification: the one that holds the lock,
 * and nobody if a tab says that its reader looks at the room. Where there are no locks each tab
 * decides by itself, and the notification's tag lets one take the place of another.
 */
export class Caller {
  #show;
  #looks;
  #channel;
  #clock;
  #leads;
  /** Calls that wait for a word from the other tabs, by their key. */
  #waiting = new Map();
  /** What was seen lately elsewhere: this tab may hear of it later. */
  #seenElsewhere = [];

  /**
   * @param name what the tabs of one person share
   * @param looks tells whether the reader of this tab sees the room
   * @param show shows the notification of a call
   */
  constructor({ name, looks, show, locks = globalThis.navigator?.locks, Channel = globalThis.BroadcastChannel, clock = globalThis }) {
    this.#looks = looks;
    this.#show = show;
    this.#clock = clock;
    this.#leads = !locks;
    // Held until this tab goes: then the next one in the queue has it.
    locks?.request(name, () => new Promise(() => (this.#leads = true))).catch(() => (this.#leads = true));
    this.#channel = Channel ? new Channel(name) : null;
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#seen(data.seen);
  }

  heard(call) {
    const key = `${call.room.id}/${call.event.seq}`;
    if (this.#looks(call.room)) return this.#channel?.postMessage({ seen: key });
    if (!this.#leads || this.#waiting.has(key) || this.#seenElsewhere.includes(key)) return;
    this.#waiting.set(key, this.#clock.setTimeout(() => {
      this.#waiting.delete(key);
      this.#show(call);
    }, SETTLE_MILLIS));
  }

  #seen(key) {
    this.#seenElsewhere = [...this.#seenElsewhere.slice(1 - MOST_SEEN), key];
    this.#clock.clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }
}

/** Calls by notification whoever is meant and does not look. */
export function watchCalls() {
  const { attention, chat } = context();
  const caller = new Caller({ name: `hiroba-calls:${chat.user.id}`, looks, show: notify });
  attention.addEventListener("call", ({ detail }) => caller.heard(detail));
}

function looks(room) {
  return document.visibilityState === "visible" && document.hasFocus() && context().place.room === room.id;
}

let told = false;

async function notify({ room, event, direct }) {
  const { chat, place, settings, texts, toast } = context();
  if (!settings.notify || globalThis.Notification?.permission !== "granted") return;
  const title = direct ? event.from.displayName : `${event.from.displayName} · ${roomName(room.info, chat.user.id)}`;
  // One per room: the newest replaces what is already there.
  const options = { body: cut(said(event), 200), tag: room.id, icon: "icons/hiroba.svg", data: { room: room.id, seq: event.seq } };
  try {
    const notification = new Notification(title, options);
    notification.onclick = () => {
      window.focus();
      place.go(room.id, event.seq);
      notification.close();
    };
  } catch (problem) {
    // Browsers of phones let only a service worker show one.
    try {
      if (!navigator.serviceWorker) throw problem;
      await showByWorker(title, options);
    } catch (refused) {
      console.warn("A notification could not be shown.", refused);
      if (!told) toast.show(texts.say("later.call.refused"));
      told = true;
    }
  }
}

async function showByWorker(title, options) {
  const { serviceWorker } = await import("../../helpers/service-worker.js");
  const registration = await serviceWorker();
  navigator.serviceWorker.onmessage = ({ data }) => data?.go && context().place.go(data.go.room, data.go.seq);
  await registration.showNotification(title, { ...options, icon: new URL(options.icon, document.baseURI).href });
}
