import { storeName } from "../features/file/file-store.js";
import { context } from "../helpers/context.js";
import { serviceWorker } from "../helpers/service-worker.js";

const CACHE = "hiroba-rooms";
const MOST_ROOMS = 30;
const MOST_MESSAGES = 50;
const MOST_CHARS = 4_000_000;
const EVERY_MILLIS = 60_000;

/**
 * Lets the page open without a server: registers the service worker (https and localhost only), tells
 * it what the page is made of, and keeps the last rooms, now and then and when the page goes out of
 * sight. All that is kept goes with the sign-in.
 */
export async function keepOffline() {
  const { chat } = context();
  if (!navigator.serviceWorker || !globalThis.caches) return;
  try {
    const registration = await serviceWorker();
    registration.active.postMessage({ keep: partsOfPage() });
    let kept = null;
    const keep = async () => {
      if (chat.epoch === null || context().session.ending) return;
      const text = JSON.stringify(snapshot(chat));
      if (text === kept || text.length > MOST_CHARS) return;
      kept = text;
      await (await caches.open(CACHE)).put(keyOf(chat.user), new Response(text, { headers: { "Content-Type": "application/json" } }));
    };
    const quietly = () => keep().catch((problem) => console.warn("The rooms could not be kept for when there is no connection.", problem));
    setInterval(quietly, EVERY_MILLIS);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && quietly());
    quietly();
  } catch (problem) {
    // Forbidden here, or full: the page works, with a server.
    console.warn("The page could not be kept for when there is no connection.", problem);
  }
}

/** Shows what was kept, if there is something and no server was heard meanwhile. */
export async function restoreOffline() {
  const { chat, connection } = context();
  try {
    const found = await globalThis.caches?.match(keyOf(chat.user), { cacheName: CACHE });
    const kept = await found?.json();
    // Not once a server is being asked: what it answers goes with what it was asked.
    return kept && connection.state === "waiting" ? chat.restore(kept) : false;
  } catch (problem) {
    console.warn("What was kept could not be read.", problem);
    return false;
  }
}

/** Forgets all that is kept of the person who signs out. */
export async function forgetKept() {
  await globalThis.caches?.delete(CACHE);
  globalThis.indexedDB?.deleteDatabase(storeName(context().chat.user.id));
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.active?.postMessage({ forget: true });
}

/** The rooms one is in, and the last messages of those that this page has open: `{epoch, rooms}`. */
export function snapshot({ epoch, rooms }) {
  const mine = [...rooms.values()].filter(({ joined }) => joined);
  const open = new Set(mine.filter(({ window }) => window && !window.hasAfter).sort((one, two) => (two.info.lastAt ?? "").localeCompare(one.info.lastAt ?? "")).slice(0, MOST_ROOMS));
  const page = ({ window: { messages, hasBefore } }) => ({ messages: messages.slice(-MOST_MESSAGES), hasBefore: hasBefore || messages.length > MOST_MESSAGES, hasAfter: false });
  return {
    epoch,
    rooms: mine.map((room) => ({ info: { ...room.info, head: room.seq, readUpTo: room.readUpTo, unread: room.unread, mentions: room.mentions }, page: open.has(room) ? page(room) : null })),
  };
}

function keyOf({ id }) {
  return new URL(`kept/${encodeURIComponent(id)}`, document.baseURI).href;
}

/** The versioned files that this page has loaded. */
function partsOfPage() {
  const scope = new URL(".", document.baseURI).href;
  const version = new URL(import.meta.url).pathname.match(/\/v\/([0-9a-f]+)\//)?.[1] ?? "";
  const urls = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(`${scope}v/${version}/`));
  return { version, urls: [...new Set(urls)] };
}
