import { context } from "../../helpers/context.js";
import { drawEach } from "../../helpers/dom.js";
import { hit, listPane } from "../search/hit.js";

/** Where one was mentioned lately. */
export function mentionsPane() {
  const { chat } = context();
  return listPane("mentions.none", async (cursor) => {
    const { hits, cursor: next } = await chat.ask({ type: "mentions", limit: 50, ...(cursor && { cursor }) });
    return { items: drawEach(hits, (found) => hit(found), ({ snippet }) => snippet), next };
  });
}
