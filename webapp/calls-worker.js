/*
 * Shows notifications where only a service worker may (browsers of phones), and leads whoever presses
 * one to the message. It stands here because it serves the pages of its folder; it answers no requests.
 */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  notification.close();
  event.waitUntil(lead(notification.data));
});

async function lead({ room, seq }) {
  const [page] = await self.clients.matchAll({ type: "window" });
  if (!page) return self.clients.openWindow(`./#/r/${encodeURIComponent(room)}/${seq}`);
  page.postMessage({ go: { room, seq } });
  return page.focus();
}
