/**
 * Makes ids for commands. The protocol wants them unique per user for ever, so a page takes a
 * random prefix once and counts behind it. `getRandomValues` is there on plain-http origins, where
 * `randomUUID` is not.
 */
export function idSource(crypto = globalThis.crypto) {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const prefix = Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("");
  let count = 0;
  return () => `${prefix}-${(++count).toString(36)}`;
}
