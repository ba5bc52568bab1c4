import { sha1 } from "./sha1.js";

/** The same for every handshake there is (RFC 6455 §1.3). */
export const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** 16 bytes in Base64: the last letter holds two bits only (RFC 6455 §4.1, item 7). */
const KEY = /^[A-Za-z0-9+/]{21}[AQgw]==$/;

export function isKey(key) {
  return KEY.test(key);
}

/** How a server works out its answer to a key, step by step (RFC 6455 §4.2.2, item 5.4). */
export function acceptKey(key) {
  const joined = key + GUID;
  const digest = sha1(new TextEncoder().encode(joined));
  return {
    key,
    joined,
    hex: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    accept: btoa(String.fromCharCode(...digest)),
  };
}
