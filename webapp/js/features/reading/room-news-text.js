import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";

const NAMED = 3;

/** Tells in words what happened in a room: a line for each thing, one for all who came by themselves. */
export function tell(element, events) {
  const { people, texts } = context();
  const lines = newsLines(events, (id) => people.nameOf(id), texts);
  if (element.dataset.told === lines.join("\n")) return;
  element.dataset.told = lines.join("\n");
  element.replaceChildren(...lines.map((line) => h("p", { dir: "auto", textContent: line })));
}

/** The lines of {@link tell}. Whoever joined and left again is told in that order. */
export function newsLines(events, nameOf, texts) {
  const lines = [];
  let joined = [];
  const flush = () => {
    if (joined.length > 0) lines.push(texts.say("news.joined", names(joined, texts)));
    joined = [];
  };
  for (const event of events) {
    if (event.type === "memberJoined" && !event.by) {
      joined.push(event.user.displayName);
      continue;
    }
    flush();
    lines.push(...linesOf(event, nameOf, texts));
  }
  flush();
  return lines;
}

function linesOf(event, nameOf, texts) {
  const by = event.by === undefined ? "" : (event.by.displayName ?? nameOf(event.by));
  if (event.type !== "roomUpdated") return [texts.say(event.type === "memberJoined" ? "news.added" : event.by ? "news.removed" : "news.left", event.user.displayName, by)];
  const { name, topic, archived, owner, posting } = event;
  return [
    name !== undefined && texts.say("news.name", by, name),
    topic !== undefined && texts.say(topic === "" ? "news.topic.none" : "news.topic", by, topic),
    archived !== undefined && texts.say(archived ? "news.archived" : "news.unarchived", by),
    owner !== undefined && texts.say("news.owner", by, nameOf(owner)),
    posting !== undefined && texts.say("news.posting", by),
  ].filter(Boolean);
}

function names(all, texts) {
  if (all.length === 1) return texts.say("news.one", all[0]);
  if (all.length === 2) return texts.say("news.names", ...all);
  const shown = all.slice(0, NAMED - 1).join(texts.language === "ja" ? "、" : ", ");
  return all.length === NAMED ? texts.say("news.names", shown, all.at(-1)) : texts.say("news.more", shown, all.length - NAMED + 1);
}
