import { People } from "../features/member/people.js";
import { Strangers } from "../features/member/strangers.js";
import { Room } from "../features/room/room.js";
import { Typing } from "../features/typing/typing.js";
import { CommandRefused } from "../transport/errors.js";

const PAGE = 50;
const TOO_BIG = 1009;
const NO_PROFILE = { status: "", statusUntil: "", title: "", reading: "", timeZone: "" };

/** Within so long a page that was told to look again does so. */
const AGAIN_WITHIN_MILLIS = 30_000;

/**
 * Everything the page knows about the conversation: the rooms by id, who one is, and what may be
 * asked of the server. Sends `rooms` when the set of rooms or their order changes, `removed`
 * (detail: the id) when one is no longer one's own, `change` when any room's facts or counters do,
 * `message` (detail: `{room, event}`) for each live message, `revised` (detail: the event) when one
 * says something else now or nothing any more, `unread` (detail: `{room, seq}`) when a
 * room is marked so from a message on, and `notice` (detail: the server's event).
 */
export class Chat extends EventTarget {
  rooms = new Map();
  user;
  epoch = null;
  limits = { maxTextChars: 10_000 };
  rights = {};
  people;
  typing;
  #connection;
  #outgoing;
  #newId;
  #loading = new Map();
  #meeting = null;
  /** What this page says; another one of the reader's may say otherwise. */
  #away = false;

  #quotes = new Map();
  /** The answers of rooms whose members were asked for since the last welcome. */
  #met = new Map();
  #strangers;

  constructor({ user, connection, outgoing, newId, people = new People(), typing = new Typing() }) {
    super();
    this.user = user;
    this.people = people;
    this.typing = typing;
    this.#connection = connection;
    this.#outgoing = outgoing;
    this.#newId = newId;
    this.#strangers = new Strangers((question) => this.ask(question), people);
    connection.addEventListener("event", ({ detail }) => this.#hear(detail));
    connection.addEventListener("state", () => connection.online && this.#meetEverybody());
    outgoing.addEventListener("change", () => this.#forgetArrived());
  }

  /** What `hello` says: resume what was opened, hear the rest from where it stands. */
  get greeting() {
    if (this.epoch === null) return {};
    const opened = [...this.rooms.values()].filter(({ joined, window }) => joined && window);
    return { epoch: this.epoch, resume: Object.fromEntries(opened.map(({ id, seq }) => [id, seq])) };
  }

  /** Sends a command that changes something, under one id until the server has answered it. */
  async command(command) {
    const id = this.#newId();
    for (;;) {
      try {
        return await this.#connection.request({ ...command, id });
      } catch (problem) {
        if (problem instanceof CommandRefused) throw problem;
        // Sent again it would close the connection again.
        if (problem.closeCode === TOO_BIG) throw new CommandRefused({ code: "too-large" });
        await this.#onlineAgain();
      }
    }
  }

  ask(query) {
    return this.#connection.request(query);
  }

  tell(command) {
    if (command.type === "presence") this.#away = command.state === "away";
    return this.#connection.send(command);
  }

  post(room, text, more = {}) {
    return this.#outgoing.add({ room, text, ...more });
  }

  /** Edits, deletes or reacts to a message, now or when there is a connection. */
  change(room, command) {
    return this.#outgoing.change(room, command);
  }

  /** Tells the server that everything up to the room's end was seen. */
  read(room) {
    if (room.readUpTo >= room.seq) return;
    if (this.tell({ type: "read", room: room.id, seq: room.seq })) room.markRead(room.seq);
  }

  /** Tells the server that the room was seen up to a message and no further. */
  readUpTo(room, seq) {
    if (room.readUpTo < seq && this.tell({ type: "read", room: room.id, seq })) room.markRead(seq);
  }

  /** Lets the room begin to be unread at `seq`: the only way back. Sends `unread` (detail: `{room, seq}`). */
  async markUnread(room, seq) {
    await this.command({ type: "markUnread", room: room.id, seq });
    room.readTo(seq - 1);
    this.dispatchEvent(new CustomEvent("unread", { detail: { room, seq } }));
  }

  async setLevel(room, level) {
    await this.command({ type: "setNotify", room: room.id, level });
    room.set({ notify: level });
  }

  /** Takes up what was kept of an earlier visit, if no server has been heard yet: `{epoch, rooms: [{info, page}]}`. */
  restore({ epoch, rooms }) {
    if (this.epoch !== null) return false;
    this.epoch = epoch;
    for (const { info, page } of rooms) {
      const room = this.#put(info);
      if (page) room.show(page);
    }
    this.#say("rooms");
    return true;
  }

  /** Puts a room where its reader wants it: `{favourite?, section?}`. */
  async arrange(room, wanted) {
    await this.command({ type: "setRoom", room: room.id, ...wanted });
    room.set(wanted);
  }

  async setProfile({ displayName, ...profile }) {
    await this.command({ type: "setProfile", displayName, ...profile });
    this.#profile({ ...face(this.user), displayName }, profile);
  }

  /** A right is `true`, `false` or, in one's own rooms only, `"owner"`. */
  may(right, room) {
    return this.rights[right] === "owner" ? room?.info.role === "owner" : this.rights[right] !== false;
  }

  speaks({ info, writable }) {
    return writable && (info.posting !== "owners" || info.role === "owner" || this.user.roles.includes("admin"));
  }

  /** Guests need not be in the lobby, nor in any room. */
  get home() {
    return this.rooms.has("lobby") ? "lobby" : this.rooms.keys().next().value;
  }

  /** Resolves when the room is known: an answer may come before the `roomAdded` that goes with it. */
  arrival(id) {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.rooms.has(id)) return;
        this.removeEventListener("rooms", look);
        resolve(id);
      };
      this.addEventListener("rooms", look);
      look();
    });
  }

  loadLatest(room) {
    return this.#load(room, {}, (page) => room.show(page));
  }

  loadAround(room, seq) {
    return this.#load(room, { around: seq }, (page) => room.show(page));
  }

  loadOlder(room) {
    const { window } = room;
    if (!window?.hasBefore || !window.first) return Promise.resolve();
    return this.#load(room, { before: window.first.seq }, (page) => room.window === window && room.prepend(page));
  }

  loadNewer(room) {
    const { window } = room;
    if (!window?.hasAfter) return Promise.resolve();
    return this.#load(room, { after: window.last?.seq ?? 0 }, (page) => room.window === window && room.append(page));
  }

  /** The message that another one answers: from the window, or asked for once. Undefined if gone. */
  async quoted(roomId, seq) {
    const here = this.rooms.get(roomId)?.window?.find(seq);
    if (here) return here;
    const key = `${roomId}/${seq}`;
    if (!this.#quotes.has(key)) {
      const asked = this.ask({ type: "history", room: roomId, around: seq, limit: 1 }).then(({ messages }) => messages.find((message) => message.seq === seq));
      this.#quotes.set(key, asked);
      asked.catch(() => this.#quotes.delete(key));
    }
    return this.#quotes.get(key);
  }

  /**
   * One question per room at a time. A page before or after the window waits for whatever is under
   * way, and the same question is not asked twice; but a question for another place is the reader's
   * newest wish: it goes out at once, and the answer to the older one is dropped.
   */
  #load(room, where, use) {
    const asked = JSON.stringify(where);
    const underWay = this.#loading.get(room.id);
    const nextPage = where.before !== undefined || where.after !== undefined;
    if (underWay && (nextPage || underWay.asked === asked)) return underWay.answer;
    const load = { asked };
    this.#loading.set(room.id, load);
    load.answer = this.#page(room, where)
      .then((page) => this.#loading.get(room.id) === load && use(page))
      .finally(() => this.#loading.get(room.id) === load && this.#loading.delete(room.id));
    return load.answer;
  }

  /** A page that was asked for before a gap may end below it: asked for again. */
  async #page(room, where) {
    for (;;) {
      const { gaps } = room;
      const page = await this.#connection.request({ type: "history", room: room.id, limit: PAGE, events: true, ...where });
      for (const message of page.messages) message.here = page.here?.includes(message.seq);
      if (room.gaps === gaps) return page;
    }
  }

  #onlineAgain() {
    return new Promise((resolve) => {
      if (this.#connection.online) return resolve();
      const listen = () => {
        if (!this.#connection.online) return;
        this.#connection.removeEventListener("state", listen);
        resolve();
      };
      this.#connection.addEventListener("state", listen);
    });
  }

  #hear(event) {
    const handle = this.#handlers[event.type];
    if (handle) handle(event);
    // An answer repeats `room` and `seq` of a log event without being one.
    else if (event.re === undefined && event.seq !== undefined && event.room) this.#inLog(event);
  }

  #handlers = {
    welcome: (event) => this.#welcome(event),
    caughtUp: ({ room, seq }) => this.#heardUpTo(room, seq, {}),
    gap: ({ room, head }) => this.#heardUpTo(room, head, { gap: true }),
    presence: ({ users, again }) => (again ? this.#meetEverybodySoon() : this.people.present(users)),
    typing: ({ room, user }) => this.#writes(room, user),
    users: ({ users }) => this.people.meet(...users.map((user) => ({ status: "", ...user }))),
    profile: ({ user, type, ...profile }) => this.#profile(face(user), { ...NO_PROFILE, ...profile }),
    rights: ({ user, rights }) => this.#say("rooms", Object.assign(this, { user, rights })),
    roomSettings: ({ room, type, ...settings }) => this.rooms.get(room)?.set(settings),
    history: ({ messages }) => this.people.meet(...messages.map(({ from }) => face(from))),
    read: ({ room, upTo }) => this.rooms.get(room)?.readTo(upTo),
    roomAdded: ({ room }) => this.#added(room),
    roomRemoved: ({ room }) => this.#removed(room),
    notice: (event) => this.dispatchEvent(new CustomEvent("notice", { detail: event })),
  };

  #welcome({ epoch, user, limits, rights, rooms }) {
    const reset = this.epoch !== null && this.epoch !== epoch;
    // What was changed meanwhile is not told of what is not resumed.
    this.#quotes.clear();
    this.epoch = epoch;
    this.user = user ?? this.user;
    this.people.forgetPresence();
    this.#away = false;
    this.#met.clear();
    this.#strangers.forget();
    this.people.meet(face(this.user));
    this.limits = { ...this.limits, ...limits };
    this.rights = rights ?? {};
    const ids = new Set(rooms.map(({ id }) => id));
    for (const [id, room] of this.rooms) if (!ids.has(id) && room.joined) this.rooms.delete(id);
    for (const info of rooms) {
      const known = this.rooms.get(info.id);
      if (!known) this.#put(info);
      else {
        // A room without a window is heard live from its head on, not resumed.
        if (reset || !known.window) known.heardUpTo(info.head, { gap: true });
        known.refresh(info);
      }
    }
    this.#say("rooms");
  }

  #profile(user, profile) {
    this.people.meet({ ...user, ...profile });
    if (user.id === this.user.id) this.user = { ...this.user, ...user };
    for (const room of this.rooms.values()) room.rename(user);
  }

  #writes(room, user) {
    this.typing.heard(room, user);
    this.meetMembers(room, [user]);
  }

  /**
   * Asks once who is in the room, if an id that it names is a stranger to this page; whoever is none
   * of the first people of a big room is asked for alone.
   */
  meetMembers(room, ids) {
    const unknown = ids.filter((id) => !this.people.get(id)?.displayName);
    if (unknown.length === 0) return;
    if (!this.#met.has(room)) this.#met.set(room, this.ask({ type: "users", room }));
    this.#met.get(room).then(() => this.#strangers.meet(unknown), () => this.#met.delete(room));
  }

  /**
   * Lets the reader look into a public room without joining it; it is not heard live.
   *
   * @returns the room, or null if there is none of that id that one may see
   */
  async visit(id) {
    if (this.rooms.has(id)) return this.rooms.get(id);
    const { rooms } = await this.ask({ type: "rooms" });
    const info = rooms.find((room) => room.id === id);
    if (!info) return null;
    if (!this.rooms.has(id)) {
      this.#put({ ...info, role: null, readUpTo: info.head, unread: 0, mentions: 0 });
      this.#say("rooms");
    }
    return this.rooms.get(id);
  }

  /** Presence is told when it changes: who is there already has to be asked for. */
  async #meetEverybody() {
    try {
      await this.ask({ type: "users" });
    } catch (problem) {
      // A lost connection asks again by itself; a refusal leaves names and presence to the events.
      if (problem instanceof CommandRefused) console.warn("The people could not be asked for.", problem);
    }
  }

  /** Too many came and went to be told one by one; all pages are told so at once, and ask at different times. */
  #meetEverybodySoon() {
    this.#meeting ??= setTimeout(() => {
      this.#meeting = null;
      if (this.#connection.online) this.#meetEverybody();
    }, AGAIN_WITHIN_MILLIS * (0.2 + 0.8 * Math.random()));
  }

  #put(info) {
    this.people.meet(...(info.members ?? []).map(face));
    const me = this.user.id;
    const room = new Room(info, me, () => !this.#away || this.people.presenceOf(me) === "online");
    room.addEventListener("change", () => this.#say("change"));
    room.addEventListener("unsure", () => recount(this, room));
    this.rooms.set(info.id, room);
    return room;
  }

  #added(info) {
    const known = this.rooms.get(info.id);
    // A room that was only looked into was not heard: what was said meanwhile is missing.
    if (known && !known.joined) known.heardUpTo(info.head, { gap: true });
    if (known) known.refresh(info);
    else this.#put(info);
    this.#say("rooms");
  }

  #removed(id) {
    if (!this.rooms.delete(id)) return;
    this.dispatchEvent(new CustomEvent("removed", { detail: id }));
    this.#say("rooms");
  }

  #heardUpTo(id, seq, { gap = false }) {
    if (gap) this.#quotes.clear();
    const room = this.rooms.get(id);
    if (!room) return;
    room.heardUpTo(seq, { gap });
    this.#forgetArrived();
  }

  /** An answer may come after its message, for instance to a post sent again after a reload. */
  #forgetArrived() {
    this.#outgoing.removeHeard((id) => this.rooms.get(id)?.seq);
  }

  #inLog(event) {
    const room = this.rooms.get(event.room);
    if (!room) return;
    const isNew = event.seq > room.seq;
    if (!room.apply(event)) room.heardUpTo(event.seq, { gap: true });
    if (event.from) {
      this.people.meet(face(event.from));
      this.typing.stopped(room.id, event.from.id);
    }
    if (event.type === "message" && event.from.id === this.user.id) this.#outgoing.remove(event.id);
    this.#forgetArrived();
    if (event.type === "edited" || event.type === "deleted") {
      this.#quotes.delete(`${room.id}/${event.target}`);
      this.dispatchEvent(new CustomEvent("revised", { detail: event }));
    }
    if (isNew && event.type === "message") {
      this.dispatchEvent(new CustomEvent("message", { detail: { room, event } }));
    }
  }

  #say(type) {
    this.dispatchEvent(new Event(type));
  }
}

/** Seldom needed: not of the first view. If it cannot come, the next welcome counts. */
async function recount(chat, room) {
  const counting = await import("../features/reading/counting.js").catch(() => null);
  counting?.countSoon(chat, room);
}

/** Who somebody is, without what they are in a room. */
function face({ id, name, displayName }) {
  return { id, name, displayName };
}
