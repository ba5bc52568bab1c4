import { context } from "../helpers/context.js";
import { h } from "../helpers/dom.js";
import { hit } from "./details-search.js";

/** Where one was mentioned lately: a search for one's own name. */
export function mentionsPane() {
  const { chat, texts } = context();
  const status = h("p", { class: "details__hint", role: "status", textContent: texts.say("timeline.older") });
  const list = h("ul", { role: "list", class: "hits" });
  chat.ask({ type: "search", q: `@${chat.user.displayName}`, limit: 50 }).then(
    ({ hits }) => {
      status.textContent = hits.length === 0 ? texts.say("mentions.none") : "";
      list.replaceChildren(...hits.filter(({ from }) => from.id !== chat.user.id).map(hit));
    },
    () => {
      status.textContent = texts.say("search.failed");
    },
  );
  return h("div", { class: "details__body" }, status, list);
}
