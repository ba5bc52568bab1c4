import { openDialog } from "../../helpers/ask.js";
import { context } from "../../helpers/context.js";
import { drawEach, h } from "../../helpers/dom.js";
import { tried } from "../../helpers/tried.js";
import { textsOf } from "../../transport/account-api.js";
import { showMarkdown } from "./markdown.js";

/** What an edited message said before, the present words first. */
export async function openVersions(room, message) {
  const { texts, toast } = context();
  const words = await textsOf("versions");
  if (!words) return toast.show(texts.say("error.part"));
  texts.learn(words);
  const list = h("ol", { role: "list", class: "versions" });
  const earlier = h("button", { type: "button", class: "button", hidden: true, textContent: texts.say("versions.more") });
  list.append(version({ at: message.editedAt, text: message.text }, texts.say("versions.now")));
  openDialog({ title: texts.say("actions.versions") }, list, earlier);
  load(room, message, { list, earlier });
}

async function load(room, message, { list, earlier }, before) {
  const { chat } = context();
  const answer = await tried(chat.ask({ type: "versions", room: room.id, target: message.seq, ...(before && { before }) }));
  if (!answer) return;
  list.append(...drawEach(answer.versions.toReversed(), (one) => version(one), ({ text }) => text));
  earlier.hidden = !answer.hasBefore;
  earlier.onclick = () => load(room, message, { list, earlier }, answer.versions[0].seq);
}

function version({ at, text }, label) {
  const { texts } = context();
  const body = h("div", { dir: "auto" });
  showMarkdown(body, text);
  return h(
    "li",
    { class: "version" },
    h("p", { class: "version__head" }, label && h("strong", { textContent: label }), h("time", { dateTime: at, title: texts.full(at), textContent: texts.moment(at) })),
    body,
  );
}
