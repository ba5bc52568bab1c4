import { context } from "../../helpers/context.js";
import { h } from "../../helpers/dom.js";
import { findMentions, mentionNames } from "../../helpers/mention-text.js";

/** The bodies that mention somebody whom this page has not met, and their messages. */
const unmet = new WeakMap();

/**
 * Marks `@name` of the people whom the message mentions, and its calls; what means the reader stands out more. Whom the page
 * has not met yet it asks for, and marks them when they are told.
 */
export function markMentions(body, message) {
  const { mentions, mentionsAll, here } = message;
  const { chat, people, place } = context();
  const me = chat.user.id;
  if (mentions.some((id) => !people.get(id)?.displayName)) {
    chat.meetMembers(place.room, mentions);
    markWhenMet(body, message);
  }
  const named = mentions.flatMap((id) => {
    const { displayName, name } = people.get(id) ?? {};
    return [displayName, name].filter(Boolean).map((one) => ({ key: id, name: one }));
  });
  if (named.length === 0 && !mentionsAll) return;
  const names = mentionNames(named);
  for (const node of proseIn(body)) {
    const { people: found, groups } = findMentions(node.data, names, { markdown: false });
    const called = mentionsAll ? groups.map(({ group, start, end }) => ({ start, end, key: group === "room" || here ? me : null })) : [];
    mark(node, [...found, ...called].sort((one, two) => one.start - two.start), me);
  }
}

function markWhenMet(body, message) {
  const waits = unmet.has(body);
  unmet.set(body, message);
  if (waits) return;
  const met = () => {
    const waiting = unmet.get(body);
    unmet.delete(body);
    // What was drawn anew meanwhile has another body, which waits by itself.
    if (body.isConnected) markMentions(body, waiting);
  };
  context().people.addEventListener("change", met, { once: true });
}

/** The texts that are neither code nor somebody else's words nor already something to press. */
function proseIn(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("code, pre, blockquote, a, .mention") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function mark(node, found, me) {
  // From the end: what stands before keeps its place.
  for (const { start, end, key } of found.toReversed()) {
    node.splitText(end);
    const name = node.splitText(start);
    name.replaceWith(h("span", { class: `mention${key === me ? " mention--me" : ""}`, "data-user": key, textContent: name.data }));
  }
}
