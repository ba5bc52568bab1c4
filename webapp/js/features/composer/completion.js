import { findEmoji } from "../reaction/emoji.js";

const MOST = 8;

/**
 * What the word before the cursor may become: `@` people, `#` rooms, `:` emoji, `/` commands at the
 * start of the text.
 *
 * @returns `{start, end, options: [{key, label, insert, hint?, user?}]}` or null
 */
export function complete({ text, cursor, people, rooms, commands }) {
  const before = text.slice(0, cursor);
  const found = /(^|[\s((「])([@#:/])([^\s@#:/]{0,30})$/u.exec(before);
  if (!found) return null;
  const [, , sign, query] = found;
  const start = cursor - query.length - 1;
  if (sign === "/" && start !== 0) return null;
  // One letter after a colon is more often a smiley than a search.
  if (sign === ":" && query.length < 2) return null;
  const options = SOURCES[sign](query.toLowerCase(), { people, rooms, commands }).slice(0, MOST);
  return options.length === 0 ? null : { start, end: cursor, options };
}

const begins = (query, ...names) => names.some((name) => name?.toLowerCase().split(/[\s._-]+/).some((part) => part.startsWith(query)) || name?.toLowerCase().startsWith(query));

const SOURCES = {
  "@": (query, { people }) =>
    people
      .filter(({ name, displayName }) => begins(query, name, displayName))
      .sort((one, two) => one.displayName.localeCompare(two.displayName))
      .map((user) => ({ key: user.id, label: user.displayName, hint: user.name === user.displayName ? "" : user.name, insert: `@${user.displayName} `, user })),

  "#": (query, { rooms }) =>
    rooms
      .filter(({ name }) => name && begins(query, name))
      .map(({ id, name, topic }) => ({ key: id, label: `#${name}`, hint: topic, insert: `#${name} ` })),

  ":": (query) => findEmoji(query).map(({ emoji, names }) => ({ key: emoji, label: `${emoji} ${names[0]}`, insert: `${emoji} ` })),

  "/": (query, { commands }) =>
    commands.filter(({ name }) => name.startsWith(query)).map(({ name, hint }) => ({ key: name, label: `/${name}`, hint, insert: `/${name} ` })),
};

/** The ids of those chosen from the list whose `@name` is still in the text. */
export function mentionsIn(text, chosen) {
  return [...chosen].filter(([name]) => text.includes(`@${name}`)).map(([, id]) => id);
}
