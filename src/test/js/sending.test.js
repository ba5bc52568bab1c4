import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { Storage } from "../../../webapp/js/helpers/storage.js";
import { Chat } from "../../../webapp/js/shell/chat.js";
import { Outgoing } from "../../../webapp/js/features/message/outgoing.js";
import { Sender } from "../../../webapp/js/features/message/sender.js";
import { ChatConnection } from "../../../webapp/js/transport/chat-connection.js";
import { MemoryArea, storageOf } from "./support/browser-storage.js";
import { fakeSockets, lobby, ME, message } from "./support/fake-socket.js";
import { ManualClock, settled } from "./support/manual-clock.js";

/** The whole way of a post: queue, sender, connection, and the message that comes back. */
describe("sending", () => {
  let clock, net, browser, page;

  function openPage() {
    let ids = 0;
    const prefix = `p${net.sockets.length}`;
    const newId = () => `${prefix}-${++ids}`;
    const outgoing = new Outgoing({ storage: storageOf(browser, "u1:"), newId, now: clock.now });
    let chat;
    const connection = new ChatConnection({
      url: "ws://host/ws/chat",
      newId,
      hello: () => chat.greeting,
      checkSession: async () => "ok",
      WebSocket: net.FakeSocket,
      clock,
      random: () => 1,
    });
    chat = new Chat({ user: ME, connection, outgoing, newId });
    new Sender({ connection, outgoing, clock });
    connection.start();
    return { chat, outgoing, connection };
  }

  const posts = (socket = net.last()) => socket.sent.filter(({ type }) => type === "post");
  const accept = (post, seq) => net.last().say({ type: "accepted", re: post.id, room: "lobby", seq, at: "2026-11-21T07:00:00.000Z" });
  const states = () => page.outgoing.in("lobby").map(({ state }) => state);

  beforeEach(() => {
    clock = new ManualClock();
    net = fakeSockets();
    browser = new MemoryArea();
    page = openPage();
  });

  test("a post goes out at once and is gone from the queue when its message has come", async () => {
    net.last().welcome({ rooms: [lobby()] });
    const { id } = page.chat.post("lobby", "hello");
    assert.deepEqual(posts(), [{ type: "post", id, room: "lobby", text: "hello" }]);
    accept(posts()[0], 1);
    await settled();
    assert.deepEqual(states(), ["accepted"]);
    net.last().say(message(1, { id, from: ME, text: "hello" }));
    assert.deepEqual(states(), []);
  });

  test("the message may come before its acceptance", async () => {
    net.last().welcome({ rooms: [lobby()] });
    const { id } = page.chat.post("lobby", "hello");
    net.last().say(message(1, { id, from: ME }), { type: "accepted", re: id, room: "lobby", seq: 1 });
    await settled();
    assert.deepEqual(states(), []);
  });

  test("posts wait for one another, so that their order holds", async () => {
    net.last().welcome({ rooms: [lobby()] });
    page.chat.post("lobby", "one");
    page.chat.post("lobby", "two");
    assert.equal(posts().length, 1);
    accept(posts()[0], 1);
    await settled();
    assert.deepEqual(posts().map(({ text }) => text), ["one", "two"]);
  });

  test("what was written offline goes out in order after the welcome", async () => {
    page.chat.post("lobby", "one");
    page.chat.post("lobby", "two");
    assert.deepEqual(states(), ["pending", "pending"]);
    net.last().welcome({ rooms: [lobby()] });
    accept(posts()[0], 1);
    await settled();
    accept(posts()[1], 2);
    await settled();
    assert.deepEqual(posts().map(({ text }) => text), ["one", "two"]);
  });

  test("a lost answer is asked for again under the same id", async () => {
    net.last().welcome({ rooms: [lobby()] });
    page.chat.post("lobby", "hello");
    const [first] = posts();
    net.last().fail(1006);
    await settled();
    assert.deepEqual(states(), ["pending"]);
    clock.advance(500);
    net.last().welcome({ rooms: [lobby({ head: 1 })] });
    await settled();
    assert.deepEqual(posts(), [first]);
  });

  test("unsent posts survive a reload and go out under their old id", async () => {
    const { id } = page.chat.post("lobby", "hello");
    page.connection.stop();
    page = openPage();
    assert.deepEqual(states(), ["pending"]);
    net.last().welcome({ rooms: [lobby()] });
    assert.equal(posts()[0].id, id);
  });

  test("two tabs that write offline lose nothing of one another", async () => {
    const other = openPage();
    page.chat.post("lobby", "from one tab");
    clock.advance(1);
    other.chat.post("lobby", "from the other");
    clock.advance(1);
    page.chat.post("lobby", "and again");
    page.connection.stop();
    other.connection.stop();
    page = openPage();
    assert.deepEqual(page.outgoing.in("lobby").map(({ text }) => text), ["from one tab", "from the other", "and again"]);
  });

  test("what one tab sent is not unsent any more for a tab that took it up", async () => {
    const sender = net.last();
    page.chat.post("lobby", "hello");
    const other = openPage();
    assert.equal(other.outgoing.unsent, 1);
    sender.welcome({ rooms: [lobby()] });
    const [post] = posts(sender);
    sender.say({ type: "accepted", re: post.id, room: "lobby", seq: 1, at: "2026-11-21T07:00:00.000Z" });
    await settled();
    assert.equal(other.outgoing.unsent, 0);
    assert.equal(openPage().outgoing.unsent, 0);
  });

  test("signing out forgets what every tab has not sent", () => {
    const other = openPage();
    page.chat.post("lobby", "one");
    other.chat.post("lobby", "two");
    page.outgoing.clear();
    assert.equal(other.outgoing.unsent, 0);
    assert.equal(openPage().outgoing.unsent, 0);
  });

  test("posts of one millisecond keep their order over a reload", () => {
    for (let i = 0; i < 12; i++) page.chat.post("lobby", `${i}`);
    page.connection.stop();
    assert.deepEqual(openPage().outgoing.in("lobby").map(({ text }) => text), Array.from({ length: 12 }, (_, i) => `${i}`));
  });

  test("an acceptance below what was heard already ends the entry", async () => {
    page.chat.post("lobby", "hello");
    page.connection.stop();
    page = openPage();
    net.last().welcome({ rooms: [lobby({ head: 9 })] });
    accept(posts()[0], 4);
    await settled();
    assert.deepEqual(states(), []);
  });

  test("a rate limit delays, keeps the order and the id", async () => {
    net.last().welcome({ rooms: [lobby()] });
    const { id } = page.chat.post("lobby", "one");
    page.chat.post("lobby", "two");
    net.last().say({ type: "error", re: id, code: "rate-limited", retryAfterMillis: 700 });
    await settled();
    assert.equal(posts().length, 1);
    clock.advance(700);
    await settled();
    assert.deepEqual(posts().map(({ text }) => text), ["one", "one"]);
    assert.equal(posts()[1].id, id);
  });

  for (const code of ["unavailable", "internal"]) {
    test(`${code} is tried again under the same id`, async () => {
      net.last().welcome({ rooms: [lobby()] });
      const { id } = page.chat.post("lobby", "one");
      net.last().say({ type: "error", re: id, code });
      await settled();
      clock.advance(2000);
      await settled();
      assert.deepEqual(posts().map((post) => post.id), [id, id]);
    });
  }

  test("a refusal fails the entry, and the next one goes out", async () => {
    net.last().welcome({ rooms: [lobby()] });
    const { id } = page.chat.post("lobby", "one");
    page.chat.post("lobby", "two");
    net.last().say({ type: "error", re: id, code: "forbidden", message: "no" });
    await settled();
    assert.deepEqual(page.outgoing.in("lobby").map(({ state, code }) => [state, code]), [
      ["failed", "forbidden"],
      ["pending", undefined],
    ]);
    assert.equal(posts().at(-1).text, "two");
    page.outgoing.retry(id);
    accept(posts().at(-1), 1);
    await settled();
    assert.equal(posts().at(-1).id, id);
  });

  test("a frame that the server finds too big fails instead of being sent for ever", async () => {
    net.last().welcome({ rooms: [lobby()] });
    page.chat.post("lobby", "big");
    net.last().fail(1009);
    await settled();
    assert.deepEqual(states(), ["failed"]);
  });

  test("other commands are repeated under one id until they are answered", async () => {
    net.last().welcome({ rooms: [lobby({ head: 3 })] });
    const done = page.chat.command({ type: "react", room: "lobby", target: 2, emoji: "👍", on: true });
    const first = net.last().sent.at(-1);
    net.last().fail(1006);
    clock.advance(500);
    net.last().welcome({ rooms: [lobby({ head: 3 })] });
    await settled();
    const second = net.last().sent.at(-1);
    assert.deepEqual(second, first);
    net.last().say({ type: "accepted", re: second.id, room: "lobby", seq: 4 });
    assert.equal((await done).seq, 4);
  });

  test("storage that refuses keeps the queue for as long as the page lives", () => {
    const refusing = { getItem: () => { throw new Error("denied"); }, setItem: () => { throw new Error("full"); }, removeItem() {} };
    const storage = new Storage("u1:", refusing);
    const outgoing = new Outgoing({ storage, newId: () => "a" });
    outgoing.add({ room: "lobby", text: "hello" });
    assert.deepEqual(new Outgoing({ storage, newId: () => "b" }).in("lobby").map(({ text }) => text), ["hello"]);
    assert.equal(storage.durable, false);
  });

  test("a refusal that lasts holds nothing else up: the reader decides", async () => {
    net.last().welcome({ rooms: [lobby()] });
    page.chat.post("lobby", "@room");
    page.chat.post("lobby", "next");
    net.last().say({ type: "error", re: posts()[0].id, code: "rate-limited", message: "m", retryAfterMillis: 60_000 });
    await settled();
    assert.deepEqual(page.outgoing.in("lobby").map(({ state, code }) => [state, code]), [["failed", "late"], ["pending", undefined]]);
    assert.equal(posts().length, 2);
  });

  describe("changes", () => {
    const changes = (socket = net.last()) => socket.sent.filter(({ type }) => ["post", "edit", "react", "delete"].includes(type));
    const done = async (seq) => {
      accept(changes().at(-1), seq);
      await settled();
    };

    test("made offline go out in order with the posts, each under its id", async () => {
      const edit = page.chat.change("lobby", { type: "edit", target: 2, text: "better" });
      page.chat.post("lobby", "one");
      page.chat.change("lobby", { type: "react", target: 3, emoji: "👍", on: true });
      page.chat.change("lobby", { type: "delete", target: 2 });
      net.last().welcome({ rooms: [lobby({ head: 3 })] });
      assert.deepEqual(changes(), [{ type: "edit", id: edit.id, room: "lobby", target: 2, text: "better" }]);
      for (let seq = 4; seq < 8; seq++) await done(seq);
      assert.deepEqual(changes().map(({ type }) => type), ["edit", "post", "react", "delete"]);
    });

    test("survive a reload under their id", async () => {
      const { id } = page.chat.change("lobby", { type: "delete", target: 2 });
      page.connection.stop();
      page = openPage();
      assert.deepEqual(page.outgoing.changesIn("lobby").map((entry) => [entry.id, entry.state]), [[id, "pending"]]);
      net.last().welcome({ rooms: [lobby({ head: 3 })] });
      assert.deepEqual(changes(), [{ type: "delete", id, room: "lobby", target: 2 }]);
    });

    test("whose answer is lost are asked for again under the same id", async () => {
      net.last().welcome({ rooms: [lobby({ head: 3 })] });
      page.chat.change("lobby", { type: "edit", target: 2, text: "better" });
      const [first] = changes();
      net.last().fail(1006);
      await settled();
      clock.advance(500);
      net.last().welcome({ rooms: [lobby({ head: 3 })] });
      await settled();
      assert.deepEqual(changes(), [first]);
    });

    test("wait until their event has come, whichever comes first", async () => {
      net.last().welcome({ rooms: [lobby({ head: 3 })] });
      page.chat.change("lobby", { type: "delete", target: 2 });
      await done(4);
      assert.equal(page.outgoing.changesIn("lobby").length, 1);
      net.last().say({ type: "deleted", room: "lobby", seq: 4, target: 2, at: "2026-11-21T07:00:00.000Z", by: ME.id });
      assert.equal(page.outgoing.changesIn("lobby").length, 0);
      page.chat.change("lobby", { type: "delete", target: 1 });
      net.last().say({ type: "deleted", room: "lobby", seq: 5, target: 1, at: "2026-11-21T07:00:00.000Z", by: ME.id });
      await done(5);
      assert.equal(page.outgoing.changesIn("lobby").length, 0);
    });

    test("that change nothing are done with the answer", async () => {
      net.last().welcome({ rooms: [lobby({ head: 3 })] });
      page.chat.change("lobby", { type: "edit", target: 2, text: "the same" });
      await done(undefined);
      assert.equal(page.outgoing.changesIn("lobby").length, 0);
    });

    test("that are refused are told, stay, and can be tried again or given up", async () => {
      const told = [];
      page.outgoing.addEventListener("refused", ({ detail }) => told.push(detail.code));
      net.last().welcome({ rooms: [lobby({ head: 3 })] });
      const { id } = page.chat.change("lobby", { type: "react", target: 2, emoji: "🫠", on: true });
      net.last().say({ type: "error", re: id, code: "bad-request", message: "no" });
      await settled();
      assert.deepEqual(told, ["bad-request"]);
      assert.deepEqual(page.outgoing.changesIn("lobby").map(({ state }) => state), ["failed"]);
      page.outgoing.retry(id);
      assert.equal(changes().length, 2);
      net.last().say({ type: "error", re: id, code: "bad-request", message: "no" });
      await settled();
      page.outgoing.remove(id);
      assert.equal(openPage().outgoing.changesIn("lobby").length, 0);
    });

    test("are no posts of their room", () => {
      page.chat.change("lobby", { type: "delete", target: 2 });
      assert.deepEqual(page.outgoing.in("lobby"), []);
      assert.equal(page.outgoing.unsent, 1);
    });
  });
});
