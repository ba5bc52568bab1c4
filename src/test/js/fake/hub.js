import { findMentions, mentionNames } from "../../../../webapp/js/helpers/mention-text.js";

/**
 * `hiroba.v1` in memory, for working on the page without a server. Knows every command of the
 * protocol, but enforces next to nothing: it is no reference.
 */
export class Hub {
  epoch = `fake-${Date.now()}`;
  rooms = new Map();
  users = new Map();
  #clients = new Set();
  #done = new Map();
  #presence = new Map();

  constructor() {
    this.room({ id: "lobby", name: "Lobby", kind: "public", topic: "" });
  }

  user(name, displayName = name) {
    const known = [...this.users.values()].find((user) => user.name.toLowerCase() === name.toLowerCase());
    if (known) return known;
    const user = { id: `u-${this.users.size + 1}`, name, displayName, roles: ["user"] };
    this.users.set(user.id, user);
    this.rooms.get("lobby").members.add(user.id);
    return user;
  }

  room({ id = `r-${this.rooms.size + 1}`, name = null, kind, topic = "", members = [] }) {
    const room = { id, name, kind, topic, archived: false, log: [], messages: new Map(), members: new Set(members), read: new Map(), owners: new Set(members.slice(0, 1)) };
    this.rooms.set(id, room);
    return room;
  }

  append(room, type, by, fields, at = new Date().toISOString()) {
    const event = { type, room: room.id, seq: room.log.length + 1, at, ...fields };
    room.log.push(event);
    const target = room.messages.get(event.target);
    if (type === "message") room.messages.set(event.seq, { ...event, type: undefined, room: undefined, reactions: {} });
    if (type === "edited") Object.assign(target, { text: event.text, editedAt: event.at, mentions: event.mentions, mentionsAll: event.mentionsAll });
    if (type === "deleted") Object.assign(target, { text: undefined, deleted: true, mentions: undefined, mentionsAll: undefined, reactions: {} });
    if (type === "reacted") {
      const others = (Object.hasOwn(target.reactions, event.emoji) ? target.reactions[event.emoji] : []).filter((id) => id !== event.by);
      target.reactions[event.emoji] = event.on ? [...others, event.by] : others;
      if (target.reactions[event.emoji].length === 0) delete target.reactions[event.emoji];
    }
    this.#toMembers(room, event);
    return event;
  }

  connect(socket, user) {
    const client = { socket, user, ready: false };
    this.#clients.add(client);
    socket.onmessage = (text) => this.#command(client, JSON.parse(text));
    socket.onclose = () => {
      this.#clients.delete(client);
      if (!this.#online(user.id)) this.#present(user.id, "offline");
    };
  }

  closeAll(code) {
    for (const { socket } of this.#clients) code ? socket.close(code) : socket.cut();
  }

  closeUser(user, code) {
    for (const client of this.#clients) if (client.user.id === user.id) client.socket.close(code);
  }

  #online(id) {
    return [...this.#clients].some(({ user }) => user.id === id);
  }

  #toMembers(room, ...events) {
    for (const { user, ready, socket } of this.#clients) if (ready && room.members.has(user.id)) socket.send(...events);
  }

  #toUser(id, ...events) {
    for (const { user, ready, socket } of this.#clients) if (ready && user.id === id) socket.send(...events);
  }

  #present(id, state) {
    this.#presence.set(id, state);
    for (const { ready, socket } of this.#clients) if (ready) socket.send({ type: "presence", users: [{ id, state }] });
  }

  #face({ id, name, displayName }) {
    return { id, name, displayName };
  }

  #view(room, user) {
    const read = room.read.get(user.id) ?? 0;
    const later = [...room.messages.values()].filter(({ seq, deleted }) => seq > read && !deleted);
    const { id, name, kind, topic, archived } = room;
    return {
      id, name, kind, topic, archived,
      role: room.owners.has(user.id) ? "owner" : room.members.has(user.id) ? "member" : null,
      head: room.log.length,
      readUpTo: read,
      unread: later.length,
      mentions: later.filter(({ mentions, mentionsAll, from }) => mentions?.includes(user.id) || (mentionsAll && from.id !== user.id)).length,
      ...(kind === "direct" && { members: [...room.members].map((member) => this.#face(this.users.get(member))) }),
    };
  }

  #command(client, command) {
    const { socket, user } = client;
    const room = this.rooms.get(command.room);
    const answer = (event) => socket.send({ re: command.id, ...event });
    const refuse = (code, message = code) => answer({ type: "error", code, message });
    const handler = COMMANDS[command.type];
    if (!handler) return refuse("bad-request");
    if (command.room !== undefined && !room) return refuse("not-found");
    const mutating = MUTATING.has(command.type);
    const key = `${user.id} ${command.id}`;
    if (mutating && this.#done.has(key)) return answer(this.#done.get(key));
    const result = handler.call(this, { client, user, room, command, answer, refuse });
    if (mutating && result) {
      const accepted = { type: "accepted", room: result.room, seq: result.seq, at: result.at };
      this.#done.set(key, accepted);
      answer(accepted);
    }
  }

  hello({ client, user, command, answer }) {
    client.ready = true;
    const rooms = [...this.rooms.values()].filter(({ members }) => members.has(user.id));
    answer({
      type: "welcome", epoch: this.epoch, session: "s", user, heartbeatSeconds: 20,
      limits: { maxTextChars: 10_000, maxFrameBytes: 65_536, postsPerSecond: 10, replayEvents: 1000 },
      rooms: rooms.map((room) => this.#view(room, user)),
    });
    for (const [id, seq] of Object.entries(command.resume ?? {})) {
      const room = this.rooms.get(id);
      if (!room?.members.has(user.id)) client.socket.send({ type: "roomRemoved", room: id });
      else if (command.epoch !== this.epoch || room.log.length - seq > 1000) client.socket.send({ type: "gap", room: id, head: room.log.length });
      else client.socket.send(...room.log.slice(seq), { type: "caughtUp", room: id, seq: room.log.length });
    }
    client.socket.send({ type: "presence", users: [...this.#presence].map(([id, state]) => ({ id, state })) });
    this.#present(user.id, "online");
  }

  post({ user, room, command, refuse }) {
    if (!room.members.has(user.id)) return refuse("forbidden");
    if ([...command.text].length > 10_000) return refuse("too-large");
    const first = room.kind === "direct" && room.log.length === 0;
    if (first) for (const id of room.members) if (id !== user.id) this.#toUser(id, { type: "roomAdded", room: this.#view(room, this.users.get(id)) });
    room.read.set(user.id, room.log.length + 1);
    return this.append(room, "message", user, {
      id: command.id, from: this.#face(user), text: command.text,
      ...(command.replyTo && { replyTo: command.replyTo }), ...this.meant(room, command),
    });
  }

  meant(room, { text, mentions: chosen = [] }) {
    const named = [...room.members].map((id) => this.users.get(id)).filter(({ displayName, name }) => text.includes(`@${displayName}`) || text.includes(`@${name}`));
    const mentions = [...new Set([...chosen, ...named.map(({ id }) => id)])];
    const { group } = findMentions(text, mentionNames([]));
    return { ...(mentions.length && { mentions }), ...(group && { mentionsAll: group }) };
  }

  counts({ room, user, answer }) {
    const { head, readUpTo, unread, mentions } = this.#view(room, user);
    answer({ type: "counts", room: room.id, head, readUpTo, unread, mentions });
  }

  history({ room, command, answer }) {
    const all = [...room.messages.values()];
    const limit = Math.min(command.limit ?? 50, 100);
    let from;
    if (command.around) from = Math.max(0, all.findIndex(({ seq }) => seq >= command.around) - Math.floor(limit / 2));
    else if (command.after !== undefined) from = all.findIndex(({ seq }) => seq > command.after);
    else {
      const end = command.before ? all.findIndex(({ seq }) => seq >= command.before) : all.length;
      from = Math.max(0, end - limit);
      const page = all.slice(from, end);
      return answer({ type: "history", room: room.id, messages: page, hasBefore: from > 0, hasAfter: end < all.length });
    }
    if (from < 0) from = all.length;
    const page = all.slice(from, from + limit);
    answer({ type: "history", room: room.id, messages: page, hasBefore: from > 0, hasAfter: from + page.length < all.length });
  }

  join({ user, room }, id = user.id, by) {
    if (room.members.has(id)) return { room: room.id };
    room.members.add(id);
    room.read.set(id, room.log.length);
    this.#toUser(id, { type: "roomAdded", room: this.#view(room, this.users.get(id)) });
    this.append(room, "memberJoined", user, { user: this.#face(this.users.get(id)), by });
    return { room: room.id };
  }

  leave({ user, room }, id = user.id, by) {
    if (!room.members.delete(id)) return { room: room.id };
    this.append(room, "memberLeft", user, { user: this.#face(this.users.get(id)), by });
    this.#toUser(id, { type: "roomRemoved", room: room.id });
    return { room: room.id };
  }

  create({ user, command }) {
    const room = this.room({ name: command.name, kind: command.kind, topic: command.topic ?? "", members: [user.id] });
    this.#toUser(user.id, { type: "roomAdded", room: this.#view(room, user) });
    return { room: room.id };
  }

  direct({ user, command }) {
    const people = [...new Set([user.id, ...command.users])].sort();
    const same = [...this.rooms.values()].find(({ kind, members }) => kind === "direct" && [...members].sort().join() === people.join());
    const room = same ?? this.room({ kind: "direct", members: people });
    if (!same) this.#toUser(user.id, { type: "roomAdded", room: this.#view(room, user) });
    return { room: room.id };
  }

  search({ user, command, answer }) {
    const words = command.q.toLowerCase();
    const hits = [];
    for (const room of this.rooms.values()) {
      if (room.kind !== "public" && !room.members.has(user.id)) continue;
      if (command.room && command.room !== room.id) continue;
      for (const { seq, at, from, text } of room.messages.values()) {
        if (text?.toLowerCase().includes(words)) hits.push({ room: room.id, seq, at, from, snippet: text.slice(0, 160) });
      }
    }
    hits.sort((one, two) => two.at.localeCompare(one.at));
    const start = Number(command.cursor ?? 0);
    answer({ type: "results", hits: hits.slice(start, start + 20), ...(start + 20 < hits.length && { cursor: String(start + 20) }) });
  }

  users_({ command, answer, room }) {
    const q = (command.q ?? "").toLowerCase();
    const users = [...this.users.values()]
      .filter(({ id }) => !room || room.members.has(id))
      .filter(({ name, displayName }) => `${name} ${displayName}`.toLowerCase().includes(q))
      .map((user) => ({ ...this.#face(user), presence: this.#presence.get(user.id) ?? "offline" }));
    answer({ type: "users", users });
  }

  readUpTo({ client, user, room, command }) {
    const upTo = Math.min(Math.max(command.seq, room.read.get(user.id) ?? 0), room.log.length);
    room.read.set(user.id, upTo);
    for (const other of this.#clients) if (other !== client && other.user.id === user.id) other.socket.send({ type: "read", room: room.id, upTo });
  }

  typing({ client, user, room }) {
    for (const other of this.#clients) if (other.user.id !== user.id && room.members.has(other.user.id)) other.socket.send({ type: "typing", room: room.id, user: user.id });
  }

  update({ user, room, command: { name, topic, archived } }) {
    Object.assign(room, JSON.parse(JSON.stringify({ name, topic, archived })));
    return this.append(room, "roomUpdated", user, { name, topic, archived, by: user.id });
  }

  publicRooms({ user, command, answer }) {
    const q = (command.q ?? "").toLowerCase();
    const rooms = [...this.rooms.values()].filter(({ kind, name, archived }) => kind === "public" && !archived && name.toLowerCase().includes(q));
    answer({ type: "rooms", rooms: rooms.map((room) => this.#view(room, user)) });
  }

  static onTarget(type, fields) {
    return function ({ user, room, command, refuse }) {
      if (!room.messages.has(command.target)) return refuse("not-found");
      return this.append(room, type, user, { target: command.target, by: user.id, ...fields.call(this, command, room) });
    };
  }

  presence({ user, command }) {
    this.#present(user.id, command.state);
  }
}

const { prototype: hub } = Hub;
const MUTATING = new Set(["post", "edit", "delete", "react", "createRoom", "openDirect", "joinRoom", "leaveRoom", "invite", "remove", "updateRoom"]);
const COMMANDS = {
  hello: hub.hello,
  post: hub.post,
  edit: Hub.onTarget("edited", function (command, room) { return { text: command.text, ...this.meant(room, command) }; }),
  delete: Hub.onTarget("deleted", () => ({})),
  react: Hub.onTarget("reacted", ({ emoji, on }) => ({ emoji, on })),
  read: hub.readUpTo,
  counts: hub.counts,
  typing: hub.typing,
  presence: hub.presence,
  createRoom: hub.create,
  openDirect: hub.direct,
  joinRoom: function (call) { return this.join(call); },
  leaveRoom: function (call) { return this.leave(call); },
  invite: function (call) { return this.join(call, call.command.user, call.user.id); },
  remove: function (call) { return this.leave(call, call.command.user, call.user.id); },
  updateRoom: hub.update,
  rooms: hub.publicRooms,
  users: hub.users_,
  history: hub.history,
  search: hub.search,
  ping: ({ answer }) => answer({ type: "pong", at: new Date().toISOString() }),
};
