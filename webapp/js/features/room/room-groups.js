import { roomName } from "./room-name.js";

const DAY_MILLIS = 86_400_000;

/** Direct rooms in which nobody wrote for so long, and nothing is unread, step back. */
const IDLE_DAYS = 28;

/**
 * The groups of the sidebar, from top to bottom, each `{key, title, rooms, idle?}`: favourites, the
 * reader's own sections, rooms, direct messages (the last one first), archived rooms. Rooms that one
 * is not in are left out, except the one that one looks into. Empty groups are left out too, but not
 * `rooms` and `direct`, by whose headers new ones are made.
 *
 * @param now in milliseconds since 1970
 */
export function roomGroups(rooms, { current, me, now, unreadFirst, showIdle, compare = (a, b) => a.localeCompare(b) }) {
  const shown = rooms.filter((room) => room.joined || room.id === current);
  // Read once for each room: hundreds are compared thousands of times.
  const facts = new Map(shown.map((room) => [room, { name: roomName(room.info, me), last: last(room), unread: unreadFirst && room.waiting > 0 ? 0 : 1, home: room.id === "lobby" ? 0 : 1 }]));
  const ordered = (one, two, between) => one.unread - two.unread || between || compare(one.name, two.name);
  const byName = (a, b, one = facts.get(a), two = facts.get(b)) => ordered(one, two, one.home - two.home);
  const byTime = (a, b, one = facts.get(a), two = facts.get(b)) => ordered(one, two, two.last - one.last);
  const groups = new Map();
  const put = (key, room, title = null) => {
    if (!groups.has(key)) groups.set(key, { key, title, rooms: [] });
    groups.get(key).rooms.push(room);
  };
  put.empty = (key) => groups.has(key) || groups.set(key, { key, title: null, rooms: [] });
  put.empty("rooms");
  put.empty("direct");
  for (const room of shown) {
    const { archived, favourite, kind, section } = room.info;
    if (archived) put("archived", room);
    else if (favourite) put("favourites", room);
    else if (section) put(`section ${section}`, room, section);
    else put(kind === "direct" ? "direct" : "rooms", room);
  }
  const sections = [...groups.keys()].filter((key) => key.startsWith("section ")).sort(compare);
  const direct = groups.get("direct");
  const stepsBack = (room) => now - last(room) > IDLE_DAYS * DAY_MILLIS && room.waiting === 0 && room.id !== current;
  direct.idle = direct.rooms.filter(stepsBack).length;
  if (!showIdle) direct.rooms = direct.rooms.filter((room) => !stepsBack(room));
  const order = ["favourites", ...sections, "rooms", "direct", "archived"].filter((key) => groups.has(key));
  return order.map((key) => {
    const group = groups.get(key);
    return { ...group, rooms: group.rooms.sort(key === "direct" ? byTime : byName) };
  });
}

/** When somebody wrote last, in milliseconds; a room in which nobody did counts as new. */
function last({ info }) {
  return info.lastAt ? Date.parse(info.lastAt) : Infinity;
}
