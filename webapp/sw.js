/**
 * The service worker: lets the page open while the server is away, with all parts that it has used
 * or asked to keep, and takes clicks on its notifications. It never answers for the API or the socket,
 * and gives the network the first word for the page itself, so that a new version shows at once.
 */
const SHELL = "hiroba-shell";
const ASSETS = "hiroba-assets";
/** What a proxy answers for a server that is away. */
const AWAY = new Set([502, 503, 504]);
/** A page that has come before is shown when the server takes longer. */
const PATIENCE_MILLIS = 5_000;
/** Whatever the answer varies by: each address has one answer here. */
const ANY = { ignoreVary: true };

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const inside = request.url.slice(registration.scope.length);
  if (request.mode === "navigate") {
    if (/^(?:[?#]|$)/.test(inside)) event.respondWith(shell(event, !inside.startsWith("?")));
  } else if (inside.startsWith("v/")) event.respondWith(asset(request));
  else if (/^(?:icons|texts)\//.test(inside)) event.respondWith(fresh(event));
});

/** The page: from the server, else as it was last time. Only the chat is kept, nothing of the sign-in. */
async function shell(event, keeps) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(registration.scope, ANY);
  const asked = fetch(event.request);
  event.waitUntil(asked.then((answer) => keeps && keep(cache, answer.clone()), () => {}));
  try {
    const answer = await (kept ? Promise.race([asked, late()]) : asked);
    return kept && AWAY.has(answer.status) ? kept : answer;
  } catch (problem) {
    if (kept) return kept;
    throw problem;
  }
}

function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("The server takes long.")), PATIENCE_MILLIS));
}

async function keep(cache, answer) {
  if (!answer.ok || answer.redirected) return;
  const text = await answer.clone().text();
  if (text.includes("<hiroba-app")) await cache.put(registration.scope, answer);
  // Whoever sees the sign-in form has signed out: nothing of theirs stays.
  else await forget();
}

/** What is under a version never changes. */
async function asset(request) {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request.url, ANY);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

/** What may change without a new address: from the server, else as it was. */
async function fresh({ request }) {
  const cache = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request.url, answer.clone());
    if (!AWAY.has(answer.status)) return answer;
    return (await cache.match(request.url, ANY)) ?? answer;
  } catch (problem) {
    const kept = await cache.match(request.url, ANY);
    if (kept) return kept;
    throw problem;
  }
}

async function forget() {
  for (const name of await caches.keys()) if (name.startsWith("hiroba-") && name !== ASSETS) await caches.delete(name);
}

/** A page that has loaded says what it is made of; what other versions were made of goes. */
async function keepParts({ urls, version }) {
  const cache = await caches.open(ASSETS);
  const ours = urls.filter((url) => url.startsWith(`${registration.scope}v/${version}/`));
  for (const { url } of await cache.keys()) if (!url.startsWith(`${registration.scope}v/${version}/`)) await cache.delete(url);
  for (const url of ours) if (!(await cache.match(url, ANY))) await cache.add(url).catch((problem) => console.warn(`${url} could not be kept.`, problem));
  const pages = await caches.open(SHELL);
  if (!(await pages.match(registration.scope, ANY))) await keep(pages, await fetch(registration.scope));
}

addEventListener("message", (event) => {
  const { data } = event;
  if (data.keep) event.waitUntil(keepParts(data.keep));
  if (data.forget) event.waitUntil(forget());
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(turnTo(event.notification.data));
});

/** Brings a page that is open to the message, or opens one there. */
async function turnTo({ room, seq }) {
  const [open] = await clients.matchAll({ type: "window" });
  if (!open) return clients.openWindow(`${registration.scope}#/r/${encodeURIComponent(room)}/${seq}`);
  open.postMessage({ go: { room, seq } });
  return open.focus();
}
