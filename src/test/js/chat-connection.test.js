import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { ChatConnection } from "../../../webapp/js/transport/chat-connection.js";
import { fakeSockets } from "./support/fake-socket.js";
import { ManualClock, settled } from "./support/manual-clock.js";

describe("ChatConnection", () => {
  let clock, net, connection, session, greeting;

  beforeEach(() => {
    clock = new ManualClock();
    net = fakeSockets();
    session = "ok";
    greeting = {};
    let ids = 0;
    connection = new ChatConnection({
      url: "ws://host/ws/chat",
      newId: () => `c${++ids}`,
      hello: () => greeting,
      checkSession: async () => session,
      WebSocket: net.FakeSocket,
      clock,
      random: () => 1,
    });
    connection.start();
  });

  test("says hello first, on the subprotocol, and is online with the welcome", () => {
    assert.equal(net.last().protocol, "hiroba.v1");
    net.last().onopen();
    assert.equal(connection.state, "connecting");
    assert.equal(net.last().sent[0].type, "hello");
    net.last().say({ type: "welcome", re: net.last().sent[0].id, heartbeatSeconds: 20, rooms: [] });
    assert.equal(connection.state, "online");
  });

  test("repeats epoch and resume in the hello of each new connection", () => {
    net.last().welcome();
    greeting = { epoch: "e1", resume: { lobby: 7 } };
    net.last().fail(1006);
    clock.advance(500);
    net.last().onopen();
    assert.deepEqual(net.last().sent[0], { type: "hello", id: net.last().sent[0].id, ...greeting });
  });

  test("matches answers to requests by id, whatever their order", async () => {
    net.last().welcome();
    const one = connection.request({ type: "users", id: "a" });
    const two = connection.request({ type: "rooms", id: "b" });
    net.last().say({ type: "rooms", re: "b", rooms: [] }, { type: "users", re: "a", users: [] });
    assert.equal((await one).type, "users");
    assert.equal((await two).type, "rooms");
  });

  test("rejects a refused request with the server's code", async () => {
    net.last().welcome();
    const request = connection.request({ type: "post", id: "a" });
    net.last().say({ type: "error", re: "a", code: "rate-limited", message: "slow down", retryAfterMillis: 300 });
    await assert.rejects(request, { name: "CommandRefused", code: "rate-limited", retryAfterMillis: 300 });
  });

  test("rejects open requests when the connection is lost, and requests made while offline", async () => {
    net.last().welcome();
    const request = connection.request({ type: "post", id: "a" });
    net.last().fail(4008);
    await assert.rejects(request, { name: "ConnectionLost", closeCode: 4008 });
    await assert.rejects(connection.request({ type: "users" }), { name: "ConnectionLost" });
  });

  test("waits longer after each failure, up to the cap, and starts over after a welcome", () => {
    const waits = [];
    for (let i = 0; i < 9; i++) {
      net.last().fail(1006);
      waits.push(connection.retryAt - clock.now());
      clock.advance(waits.at(-1));
    }
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    net.last().welcome();
    net.last().fail(1006);
    assert.equal(connection.retryAt - clock.now(), 500);
  });

  test("waits what the server asked for before it comes back from a restart", () => {
    net.last().welcome();
    net.last().say({ type: "draining", reconnectAfterMillis: 3000 });
    net.last().fail(1012);
    assert.equal(connection.retryAt - clock.now(), 3500);
  });

  test("tries again slowly after a policy close", () => {
    net.last().welcome();
    net.last().fail(1008);
    assert.equal(connection.retryAt - clock.now(), 30_500);
  });

  for (const code of [4001, 4003]) {
    test(`goes to sign-in after close ${code}`, () => {
      net.last().welcome();
      net.last().fail(code);
      assert.equal(connection.state, "signed-out");
      clock.advance(60_000);
      assert.equal(net.sockets.length, 1);
    });
  }

  test("does not come back after 1003", () => {
    net.last().welcome();
    net.last().fail(1003);
    assert.equal(connection.state, "stopped");
  });

  test("goes to sign-in when a handshake fails because the session is gone", async () => {
    session = "signed-out";
    net.last().fail(1006);
    await settled();
    assert.equal(connection.state, "signed-out");
    clock.advance(60_000);
    assert.equal(net.sockets.length, 1);
  });

  test("keeps trying when a handshake fails and the server does not answer at all", async () => {
    session = "unreachable";
    net.last().fail(1006);
    await settled();
    assert.equal(connection.state, "waiting");
    clock.advance(500);
    assert.equal(net.sockets.length, 2);
  });

  test("tells a server that is away from a proxy that lets no socket through", async () => {
    session = "unreachable";
    net.last().fail(1006);
    await settled();
    assert.equal(connection.blocked, false);
    session = "ok";
    clock.advance(500);
    net.last().fail(1006);
    await settled();
    assert.equal(connection.blocked, true);
    clock.advance(1000);
    net.last().welcome();
    assert.equal(connection.blocked, false);
  });

  test("tries at once when asked to while waiting", () => {
    net.last().fail(1006);
    connection.retryNow();
    assert.equal(connection.state, "connecting");
    clock.advance(400);
    assert.equal(net.sockets.length, 2);
  });

  test("pings after a silent heartbeat and gives the link up when nothing comes back", () => {
    net.last().welcome();
    const first = net.last();
    clock.advance(20_000);
    assert.equal(first.sent.at(-1).type, "ping");
    first.say({ type: "pong", re: first.sent.at(-1).id });
    clock.advance(20_000);
    assert.equal(first.sent.at(-1).type, "ping");
    clock.advance(10_000);
    assert.equal(connection.state, "waiting");
    assert.ok(first.closedByClient);
  });

  test("does not ping while it hears events", () => {
    net.last().welcome();
    for (let i = 0; i < 10; i++) {
      clock.advance(15_000);
      net.last().say({ type: "typing", room: "lobby", user: "u2" });
    }
    assert.equal(net.last().sent.filter(({ type }) => type === "ping").length, 0);
  });

  test("gives up a connection that brings no welcome", () => {
    net.last().onopen();
    clock.advance(10_000);
    assert.equal(connection.state, "waiting");
  });

  test("does not hear a socket that it gave up", () => {
    net.last().welcome();
    const old = net.last();
    old.fail(1006);
    let heard = 0;
    connection.addEventListener("event", () => heard++);
    old.say({ type: "message", room: "lobby", seq: 1 });
    old.fail(4001);
    assert.equal(heard, 0);
    assert.equal(connection.state, "waiting");
  });

  test("survives a frame that is no JSON", (t) => {
    net.last().welcome();
    const warn = t.mock.method(console, "warn", () => {});
    net.last().onmessage({ data: "<html>" });
    assert.equal(warn.mock.callCount(), 1);
    assert.equal(connection.state, "online");
  });

  test("leaves no timer behind when stopped", () => {
    net.last().welcome();
    connection.request({ type: "users" }).catch(() => {});
    connection.stop();
    assert.equal(connection.state, "stopped");
    assert.equal(clock.pending, 0);
  });
});
