import { MessageWindow } from "../message/message-window.js";
import { CHANGES, means, toMessage } from "../message/message.js";
import { RoomNews } from "./room-news.js";

/** As many messages as a page of history has, and some: what comes while one is on its way. */
const TAIL = 60;

/**
 * One room as this page knows it: its facts, its counters, how far its log was heard (`seq`) and the
 * window of messages, `null` until somebody opened it. Sends `change` when any of that changes,
 * `members` when somebody joined or left, and `unsure` when only the server knows the counters.
 */
export class Room extends EventTarget {
  id;
  info;
  seq;
  window = null;
  /** What happened beside the messages of the window. */
  news = new RoomNews();
  /** A `MESSAGE` that arrives here is new to the reader only above this seq. */
  readUpTo;
  unread;
  mentions;
  /** The server's counts cover the log up to here; a replay below it is not counted again. */
  #countedUpTo = 0;
  /** Recent changes to messages, kept to be applied to a page of history that may be older. */
  #changes = [];
  /** The latest messages that no window took, for a page of history that was read before them. */
  #tail = [];
  /** The last message that fell out of the tail. */
  #tailAfter = 0;
  /** How often the log was heard with a hole: a page asked for before the last one may be too old. */
  gaps = 0;
  #me;
  #isHere;

  /** @param isHere tells whether the reader is online, as the server takes it */
  constructor(info, me, isHere = () => true) {
    super();
    this.#me = me;
    this.#isHere = isHere;
    this.id = info.id;
    this.seq = info.head;
    this.refresh(info);
  }

  /** What of this room its reader wants to hear of: `all`, `mentions`, or `none` for a muted room. */
  get level() {
    return this.info.notify ?? "all";
  }

  get muted() {
    return this.level === "none";
  }

  /** Messages that are meant for the reader alone: mentions, and all of a direct room. */
  get calls() {
    if (this.muted) return 0;
    return this.info.kind === "direct" ? this.unread : this.mentions;
  }

  /** What is unread and counts, under the reader's level for this room. */
  get waiting() {
    return this.level === "all" ? this.unread : this.calls;
  }

  /** False for a public room that one looks into without being a member. */
  get joined() {
    return this.info.role !== null && this.info.role !== undefined;
  }

  get writable() {
    return !this.info.archived && this.joined;
  }

  /** Takes the facts of a new `welcome` or `roomAdded`; `seq` stays where our hearing is. */
  refresh(info) {
    this.info = { ...info, members: info.members ?? this.info?.members };
    this.readUpTo = info.readUpTo ?? 0;
    this.unread = info.unread ?? 0;
    this.mentions = info.mentions ?? 0;
    this.#countedUpTo = info.head;
    this.changed();
  }

  /**
   * Applies a sequenced event of this room's log. One heard before does nothing; unknown kinds still
   * advance `seq`.
   *
   * @returns false when the event does not follow on what was heard: something is missing.
   */
  apply(event) {
    if (event.seq <= this.seq) return true;
    if (event.seq !== this.seq + 1) return false;
    this.seq = event.seq;
    // A replay calls nobody who is here now.
    if (event.mentionsAll === "here") event.here = event.seq > this.#countedUpTo && this.#isHere();
    if (this.window) this.news.add(event);
    if (event.type === "message") this.#message(event);
    else if (Object.hasOwn(CHANGES, event.type)) this.#change(event);
    else if (event.type === "roomUpdated") this.#updated(event);
    else if (event.type === "memberJoined" || event.type === "memberLeft") this.#membership(event);
    this.changed();
    return true;
  }

  /** Everything up to `seq` was heard, or is given up: the window is loaded anew after a gap. */
  heardUpTo(seq, { gap = false } = {}) {
    this.seq = gap ? seq : Math.max(this.seq, seq);
    if (gap) {
      this.window = null;
      this.news.clear();
      this.#tail = [];
      this.#tailAfter = 0;
      this.gaps++;
    }
    this.changed();
  }

  /** Gives up the window; what is heard goes on being counted. */
  close() {
    this.window = null;
    this.news.clear();
    this.changed();
  }

  show(page) {
    this.news.clear();
    this.news.add(...(page.events ?? []));
    this.window = new MessageWindow(this.#upToNow(page, 0));
    this.changed();
  }

  prepend(page) {
    this.news.add(...(page.events ?? []));
    this.window.prepend({ ...page, messages: this.#fresh(page) });
    this.changed();
  }

  append(page) {
    this.news.add(...(page.events ?? []));
    this.window.append(this.#upToNow(page, this.window.last?.seq ?? 0));
    this.changed();
  }

  markRead(upTo) {
    if (upTo <= this.readUpTo) return;
    this.readUpTo = upTo;
    if (upTo >= this.seq) this.unread = this.mentions = 0;
    else this.#countAfter(upTo);
    this.changed();
  }

  /** What another session says was read; after "mark as unread" that may be less than before. */
  readTo(upTo) {
    if (upTo >= this.readUpTo) return this.markRead(upTo);
    this.readUpTo = upTo;
    this.unread = Math.max(this.unread, 1);
    this.#countAfter(upTo);
    this.changed();
  }

  /** Takes what the server counted. False if more was heard or read since: to be asked again. */
  count({ head, readUpTo, unread, mentions }) {
    if (head < this.seq || readUpTo < this.readUpTo) return false;
    Object.assign(this, { readUpTo, unread, mentions });
    this.#countedUpTo = head;
    this.changed();
    return true;
  }

  /** Takes news of the room's facts. */
  set(facts) {
    this.info = { ...this.info, ...facts };
    this.changed();
  }

  /** Somebody goes by another name from now on. */
  rename(user) {
    this.window?.rename(user);
    const { members } = this.info;
    if (members?.some(({ id }) => id === user.id)) this.set({ members: members.map((member) => (member.id === user.id ? { ...member, ...user } : member)) });
    else this.changed();
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }

  #countAfter(seq) {
    const { window } = this;
    if (!window || window.hasAfter || (window.hasBefore && !(window.first?.seq <= seq + 1))) return this.#unsure();
    const later = window.messages.filter((message) => message.seq > seq && !message.deleted);
    this.unread = later.length;
    this.mentions = later.filter((message) => means(message, this.#me)).length;
  }

  #unsure() {
    this.dispatchEvent(new Event("unsure"));
  }

  #message(event) {
    const message = toMessage(event);
    this.info = { ...this.info, lastAt: event.at };
    if (!this.window?.add(message)) this.#remember(message);
    if (message.seq <= Math.max(this.readUpTo, this.#countedUpTo)) return;
    // Who writes has read what was there: the server takes it so, too.
    if (message.from.id === this.#me) return this.markRead(message.seq);
    if (message.deleted) return;
    this.unread++;
    if (means(message, this.#me)) this.mentions++;
  }

  #remember(message) {
    this.#tail.push(message);
    if (this.#tail.length > TAIL) this.#tailAfter = this.#tail.shift().seq;
  }

  #change(event) {
    this.#changes = [...this.#changes.slice(-199), event];
    const change = (message) => CHANGES[event.type](message, event);
    if (event.type !== "reacted") this.#recount(event, change);
    this.window?.change(event.target, change);
    this.#tail = this.#tail.map((message) => (message.seq === event.target ? change(message) : message));
  }

  /** An unread message says something else now, or nothing any more. */
  #recount(event, change) {
    if (event.target <= this.readUpTo || event.seq <= this.#countedUpTo) return;
    const before = this.window?.find(event.target) ?? this.#tail.find(({ seq }) => seq === event.target);
    // A replay may have shown it as deleted already.
    if (event.type === "deleted" && !before?.deleted) this.unread = Math.max(0, this.unread - 1);
    if (before) this.mentions = Math.max(0, this.mentions + means(change(before), this.#me) - means(before, this.#me));
    // Of what is not here only the server knows whom it meant before, unless nothing meant the reader.
    else if (this.mentions > 0) this.#unsure();
    else if (means({ ...event, from: { id: event.by } }, this.#me)) this.mentions++;
  }

  #updated({ name, topic, archived, owner, posting }) {
    const news = { name, topic, archived, posting, role: owner === this.#me ? "owner" : undefined };
    for (const [field, value] of Object.entries(news)) {
      if (value !== undefined) this.info = { ...this.info, [field]: value };
    }
  }

  #membership({ type, user }) {
    if (user.id === this.#me) this.info = { ...this.info, role: type === "memberJoined" ? (this.info.role ?? "member") : null };
    this.dispatchEvent(new Event("members"));
    if (!this.info.members) return;
    const others = this.info.members.filter(({ id }) => id !== user.id);
    this.info = { ...this.info, members: type === "memberJoined" ? [...others, user] : others };
  }

  /**
   * The last page of the log as it was read, and behind it what came while it was on its way. If
   * more came than was kept, the window ends here and goes on with the next page.
   */
  #upToNow(page, from) {
    const last = page.messages.at(-1)?.seq ?? from;
    if (page.hasAfter || this.#tailAfter > last) return { ...page, messages: this.#fresh(page), hasAfter: true };
    const later = this.#tail.filter(({ seq }) => seq > last);
    this.#tail = [];
    this.#tailAfter = 0;
    return { ...page, messages: this.#fresh({ ...page, messages: [...page.messages, ...later] }) };
  }

  /**
   * An answer to `history` may have been read before an event that we heard since: what changed
   * lately is applied once more. That is harmless, because each change says how a message is after
   * it, not how it differs, and later ones come last; what is counted, only above the page's `head`.
   */
  #fresh({ messages, head, mine }) {
    const bySeq = new Map(messages.map((message) => [message.seq, this.#withMine(toMessage({ head, ...message }), mine?.[message.seq])]));
    for (const event of this.#changes) {
      const message = bySeq.get(event.target);
      if (message) bySeq.set(event.target, CHANGES[event.type](message, event));
    }
    return [...bySeq.values()];
  }

  /** Of many who reacted, the page names the first: the reader is told apart, and named first here. */
  #withMine(message, mine = []) {
    for (const emoji of mine) message.reactions[emoji] = [this.#me, ...(message.reactions[emoji] ?? []).filter((id) => id !== this.#me)];
    return message;
  }
}
