import { context } from "../../helpers/context.js";
import { drawEach } from "../../helpers/dom.js";
import { asHit, dropButton, hit, listPane } from "../search/hit.js";

/** What one has saved for later, from any room. */
export function savedPane(signal) {
  const { saved, texts } = context();
  return listPane("saved.none", async (cursor) => {
    const { items, cursor: next } = await saved.page(cursor);
    const drop = (room, { seq }) => dropButton("actions.unsave", () => saved.save(room, seq, false));
    return { items: drawEach(items, ({ room, message }) => hit(asHit(room, message, texts), { extra: drop(room, message) }), ({ message }) => message.text), next };
  }, (again) => saved.addEventListener("change", again, { signal }));
}
