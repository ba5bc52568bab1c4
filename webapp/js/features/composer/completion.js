import { findEmoji } from "../reaction/emoji-names.js";

const MOST = 8;
/** A name with its sign is never longer. */
const MOST_QUERY = 30;
const SIGNS = { "@": "@", "＠": "@", "#": "#", "＃": "#", ":": ":", "：": ":", "/": "/", "／": "/" };
/** Words for all, as the server knows them (`helpers/mention-text.js`), in the languages of the page. */
const CALLS = { room: ["room", "all", "channel", "everyone", "全員", "みんな"], here: ["here"] };

/**
 * What the word before the cursor may become: `@` people and calls, `#` rooms, `:` emoji, `/` commands
 * at the start of the text. The signs may be as wide as Japanese letters, and stand behind these
 * without a space; an address of mail or a time of day is none.
 *
 * @param calls `[{group, hint}]` that may be offered
 * @returns `{start, end, options: [{key, label, insert, hint?, user?}]}` or null
 */
export function complete({ text, cursor, people, rooms, commands, calls = [] }) {
  let start = cursor - 1;
  while (start >= 0 && cursor - start <= MOST_QUERY + 1 && !SIGNS[text[start]] && !/\s/.test(text[start])) start--;
  const sign = SIGNS[text[start]];
  if (!sign || cursor - start > MOST_QUERY + 1 || /[A-Za-z0-9_@＠:：/\\]/.test(text[start - 1] ?? "")) return null;
  const query = text.slice(start + 1, cursor);
  if (sign === "/" && start !== 0) return null;
  // One letter after a colon is more often a smiley than a search.
  if (sign === ":" && query.length < 2) return null;
  const options = SOURCES[sign](query.toLowerCase(), { people, rooms, commands, calls }).slice(0, MOST);
  return options.length === 0 ? null : { start, end: cursor, options };
}

const begins = (query, ...names) => names.some((name) => name?.toLowerCase().split(/[\s._-]+/).some((part) => part.startsWith(query)) || name?.toLowerCase().startsWith(query));

const SOURCES = {
  "@": (query, { people, calls }) => [
    ...people
      .filter(({ name, displayName }) => begins(query, name, displayName))
      .sort((one, two) => one.displayName.localeCompare(two.displayName))
      // Whoever looks for all finds them, however many people there are.
      .slice(0, MOST - calls.length)
      .map((user) => ({ key: user.id, label: user.displayName, hint: user.name === user.displayName ? "" : user.name, insert: `@${user.displayName} `, user })),
    ...calls
      .filter(({ group }) => begins(query, ...CALLS[group]))
      .map(({ group, hint }) => ({ key: group, label: `@${group}`, hint, insert: `@${group} ` })),
  ],

  "#": (query, { rooms }) =>
    rooms
      .filter(({ name }) => name && begins(query, name))
      .map(({ id, name, topic }) => ({ key: id, label: `#${name}`, hint: topic, insert: `#${name} ` })),

  ":": (query) => findEmoji(query).map(({ emoji, names }) => ({ key: emoji, label: `${emoji} ${nameFor(names, query)}`, insert: `${emoji} ` })),

  "/": (query, { commands }) =>
    commands.filter(({ name }) => name.startsWith(query)).map(({ name, hint }) => ({ key: name, label: `/${name}`, hint, insert: `/${name} ` })),
};

/** The name by which it was found, else the first. */
function nameFor(names, query) {
  return names.find((name) => name.toLowerCase().startsWith(query)) ?? names[0];
}
