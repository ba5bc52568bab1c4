import { acceptKey, isKey } from "./accept-key.js";
import { forwardedHeaders, headerOf } from "./received-headers.js";

/**
 * What the facts mean: a list of `{level, key, values}`, level `good`, `note` or `bad`, the texts under
 * `diagnostics.finding.KEY`. `handshake` is how the WebSocket came, `request` how plain HTTP came.
 */
export function findings({ page, socket, handshake, request }) {
  return [...link({ socket, request }), ...accept(handshake), ...route(page, handshake ?? request)];
}

function link({ socket, request }) {
  if (socket?.state === "open") return [{ level: "good", key: "socket", values: [] }];
  if (socket?.state !== "closed") return [];
  if (socket.opened) return [{ level: "bad", key: "dropped", values: [socket.code] }];
  return [{ level: "bad", key: request ? "blocked" : "unreachable", values: [socket.code] }];
}

function accept(handshake) {
  const key = handshake && headerOf(handshake.request.headers, "Sec-WebSocket-Key");
  const answer = handshake && headerOf(handshake.response.headers, "Sec-WebSocket-Accept");
  if (!answer || !isKey(key ?? "")) return [];
  const right = acceptKey(key).accept === answer;
  return [{ level: right ? "good" : "bad", key: right ? "accept" : "accept-wrong", values: [] }];
}

function route(page, seen) {
  if (!seen) return [];
  const { peer, client, request } = seen;
  const found = [];
  const forwarded = forwardedHeaders(request.headers);
  if (peer.trusted) found.push({ level: "good", key: "trusted", values: [peer.address, client.address] });
  else if (forwarded.length > 0) found.push({ level: "note", key: "untrusted", values: [forwarded.map(([name]) => name).join(", "), peer.address] });
  else found.push({ level: "good", key: "direct", values: [peer.address] });
  if (client.origin !== page.origin) found.push({ level: "bad", key: "origin", values: [page.origin, client.origin ?? "–"] });
  else found.push({ level: "good", key: "same-origin", values: [page.origin] });
  if (page.secure && !client.secure) found.push({ level: "bad", key: "scheme", values: [] });
  return found;
}
