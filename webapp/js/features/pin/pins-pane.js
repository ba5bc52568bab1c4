import { context } from "../../helpers/context.js";
import { drawEach } from "../../helpers/dom.js";
import { asHit, dropButton, hit, listPane } from "../search/hit.js";

/** What is pinned in the open room, for everybody in it. */
export function pinsPane(signal) {
  const { chat, pins, place, texts } = context();
  const room = chat.rooms.get(place.room);
  return listPane("pins.none", async (cursor) => {
    const { messages, cursor: next } = await pins.page(room.id, cursor);
    const drop = ({ seq }) => room.writable && dropButton("actions.unpin", () => pins.pin(room.id, seq, false), () => pins.pin(room.id, seq, true));
    return { items: drawEach(messages, (message) => hit({ ...asHit(room.id, message, texts), room: null, place: room.id }, { extra: drop(message) }), ({ text }) => text), next };
  }, (again) => pins.addEventListener("listed", ({ detail }) => detail.room === room.id && again(), { signal }));
}
