import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { sha1 } from "../../../webapp/js/features/diagnostics/sha1.js";
import { frameBytes, responseHeadBytes } from "../../../webapp/js/transport/wire-size.js";
import { niceCeiling } from "../../../webapp/js/features/diagnostics/round-trip-plot.js";
import { acceptKey, isKey } from "../../../webapp/js/features/diagnostics/accept-key.js";
import { Comparison } from "../../../webapp/js/features/diagnostics/comparison.js";
import { clockText, report } from "../../../webapp/js/features/diagnostics/report-text.js";
import { findings } from "../../../webapp/js/features/diagnostics/findings.js";
import { largestMessage, MAX_BYTES } from "../../../webapp/js/features/diagnostics/largest-message.js";
import { forwardedHeaders, headerOf, isAddedOnTheWay } from "../../../webapp/js/features/diagnostics/received-headers.js";
import { percentile, RoundTrips } from "../../../webapp/js/features/diagnostics/round-trips.js";
import { ManualClock, settled } from "./support/manual-clock.js";

const KEY = "L7XSkAaV9mTTJbtCOhsZkg==";
const ACCEPT = "nk/xVRZ0rn2kjrM6nr8O/elGToQ=";

describe("The accept key", () => {
  test("is worked out as in the founding documents and in RFC 6455 §1.3", () => {
    assert.equal(acceptKey(KEY).accept, ACCEPT);
    const { joined, hex, accept } = acceptKey("dGhlIHNhbXBsZSBub25jZQ==");
    assert.equal(joined, "dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    assert.equal(hex, "b37a4f2cc0624f1690f64606cf385945b2bec4ea");
    assert.equal(accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  });

  test("is SHA-1 at every length, over the edges of its blocks", () => {
    for (let length = 0; length < 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 0xff);
      assert.equal(Buffer.from(sha1(bytes)).toString("hex"), createHash("sha1").update(bytes).digest("hex"), `${length} bytes`);
    }
  });

  test("takes 16 bytes in Base64 and nothing else", () => {
    assert.ok(isKey(KEY));
    for (const wrong of ["", "L7XSkAaV9mTTJbtCOhsZkg", "L7XSkAaV9mTTJbtCOhsZkh==", `${KEY}=`, "<script>alert(1)</script>", "L7XSkAaV9mTTJbtCOhsZkg== "]) assert.ok(!isKey(wrong), wrong);
  });
});

describe("Round trips", () => {
  const trip = (sentAt, rtt, { ahead = 0, there = rtt / 2, busy = 0 } = {}) => ({
    sentAt,
    receivedAt: sentAt + rtt,
    serverReceived: sentAt + there + ahead,
    serverSent: sentAt + there + busy + ahead,
  });

  test("say nothing before the first", () => {
    const trips = new RoundTrips();
    trips.lose();
    assert.equal(trips.summary, null);
    assert.equal(trips.clock, null);
  });

  test("are summed up, with the mean change as jitter", () => {
    const trips = new RoundTrips();
    for (const [index, rtt] of [10, 14, 8, 30].entries()) trips.add(trip(index * 1000, rtt));
    trips.lose();
    assert.deepEqual(trips.summary, { count: 4, lost: 1, min: 8, median: 10, p95: 30, max: 30, jitter: (4 + 6 + 22) / 3 });
  });

  test("tell the clock from the quickest one, and the truth lies within the uncertainty", () => {
    const trips = new RoundTrips();
    const ahead = 1234;
    trips.add(trip(0, 200, { ahead, there: 190 }));
    trips.add(trip(1000, 20, { ahead, there: 14 }));
    trips.add(trip(2000, 90, { ahead, there: 5 }));
    const { offset, uncertainty } = trips.clock;
    assert.equal(offset, ahead + 4);
    assert.equal(uncertainty, 11);
    assert.ok(Math.abs(offset - ahead) <= uncertainty);
  });

  test("do not count what the server itself took", () => {
    const trips = new RoundTrips();
    trips.add(trip(0, 110, { ahead: -50, there: 5, busy: 100 }));
    assert.deepEqual(trips.clock, { offset: -50, uncertainty: 6 });
  });

  test("percentiles are of the nearest rank", () => {
    const sorted = Array.from({ length: 100 }, (_, index) => index + 1);
    assert.equal(percentile(sorted, 95), 95);
    assert.equal(percentile([7], 95), 7);
  });

  test("are drawn below a round number", () => {
    assert.deepEqual([0.4, 1, 3, 7, 42, 180, 501].map(niceCeiling), [0.5, 1, 5, 10, 50, 200, 1000]);
  });
});

describe("The largest message", () => {
  const search = async (limit, more = {}) => {
    const tried = [];
    const attempt = async (bytes) => {
      tried.push(bytes);
      return bytes <= limit ? { ok: true } : { ok: false, reason: "closed", code: 1009 };
    };
    return { ...(await largestMessage({ attempt, ...more })), tried };
  };

  test("is found at once where there is no limit below the server's own", async () => {
    const { largest, failing, tries, finished } = await search(MAX_BYTES);
    assert.deepEqual({ largest, failing, tries, finished }, { largest: MAX_BYTES, failing: null, tries: 1, finished: true });
  });

  for (const limit of [0, 1, 125, 65_535, 65_536, 1_000_000, 1 << 20, MAX_BYTES - 1]) {
    test(`is exactly ${limit} bytes where that is the limit`, async () => {
      const { largest, failing, reason, code, finished, tried } = await search(limit);
      assert.deepEqual({ largest, failing, reason, code, finished }, { largest: limit, failing: limit + 1, reason: "closed", code: 1009, finished: true });
      assert.ok(tried.length <= 40, `${tried.length} tries`);
    });
  }

  test("is searched only as long as somebody wants", async () => {
    const { largest, tries, finished } = await search(100_000, { proceed: ({ tries }) => tries < 3 });
    assert.equal(tries, 3);
    assert.equal(finished, false);
    assert.ok(largest <= 100_000);
  });
});

describe("Sizes on the wire", () => {
  test("are those of RFC 6455 §5.2", () => {
    assert.equal(frameBytes(0, { masked: false }), 2);
    assert.equal(frameBytes(125, { masked: true }), 131);
    assert.equal(frameBytes(126, { masked: false }), 130);
    assert.equal(frameBytes(65_535, { masked: false }), 65_539);
    assert.equal(frameBytes(65_536, { masked: true }), 65_550);
  });

  test("of a response's head count its status line and each header's line", () => {
    assert.equal(responseHeadBytes([["date", "now"]]), "HTTP/1.1 200 OK\r\ndate: now\r\n\r\n".length);
  });
});

const seen = (more = {}) => ({
  request: { method: "GET", path: "/ws/diagnostics", protocol: "HTTP/1.1", scheme: "http", bytes: 400, headers: [["host", "chat.example"], ["sec-websocket-key", KEY], ...(more.headers ?? [])] },
  response: { headers: [["Sec-WebSocket-Accept", more.accept ?? ACCEPT]] },
  peer: { address: "10.0.0.1", trusted: more.trusted ?? false },
  client: { address: "10.0.0.9", origin: more.origin === undefined ? "http://chat.example" : more.origin, secure: more.secure ?? false },
});

describe("Findings", () => {
  const page = { origin: "http://chat.example", secure: false };
  const open = { state: "open", opened: true };
  const keys = (facts) => findings({ page, ...facts }).map(({ level, key }) => `${level}:${key}`);

  test("are none before anything is known", () => {
    assert.deepEqual(keys({}), []);
  });

  test("are all good on a direct connection", () => {
    assert.deepEqual(keys({ socket: open, handshake: seen() }), ["good:socket", "good:accept", "good:direct", "good:same-origin"]);
  });

  test("name a proxy that is not trusted, and one that is", () => {
    const headers = [["x-forwarded-for", "10.0.0.9"], ["via", "1.1 squid"]];
    const [, , untrusted] = findings({ page, socket: open, handshake: seen({ headers }) });
    assert.deepEqual(untrusted, { level: "note", key: "untrusted", values: ["x-forwarded-for, via", "10.0.0.1"] });
    assert.ok(keys({ socket: open, handshake: seen({ headers, trusted: true }) }).includes("good:trusted"));
  });

  test("see a wrong origin, a lost scheme and a wrong answer", () => {
    assert.ok(keys({ socket: open, handshake: seen({ origin: "http://inner:8080" }) }).includes("bad:origin"));
    assert.ok(keys({ socket: open, handshake: seen({ origin: null }) }).includes("bad:origin"));
    const secure = { origin: "https://chat.example", secure: true };
    assert.ok(findings({ page: secure, socket: open, handshake: seen() }).some(({ key }) => key === "scheme"));
    assert.ok(keys({ socket: open, handshake: seen({ accept: "AAAA" }) }).includes("bad:accept-wrong"));
  });

  test("tell a blocked WebSocket from a server that is away and from a lost connection", () => {
    const closed = { state: "closed", opened: false, code: 1006 };
    assert.deepEqual(keys({ socket: closed }), ["bad:unreachable"]);
    const { response, ...http } = seen();
    assert.equal(keys({ socket: closed, request: http })[0], "bad:blocked");
    assert.equal(keys({ socket: { ...closed, opened: true }, handshake: seen() })[0], "bad:dropped");
  });
});

describe("Received headers", () => {
  test("are marked when no browser sends them", () => {
    for (const name of ["Host", "sec-websocket-key", "Sec-Fetch-Mode", "User-Agent", "cookie"]) assert.ok(!isAddedOnTheWay(name), name);
    for (const name of ["Via", "X-Forwarded-For", "x-request-id"]) assert.ok(isAddedOnTheWay(name), name);
  });

  test("are found whatever their case", () => {
    const headers = [["X-Forwarded-For", "a"], ["via", "b"], ["X-Request-Id", "c"]];
    assert.equal(headerOf(headers, "Via"), "b");
    assert.equal(headerOf(headers, "nothing"), null);
    assert.deepEqual(forwardedHeaders(headers).map(([name]) => name), ["X-Forwarded-For", "via"]);
  });
});

describe("The report", () => {
  const texts = { say: (key, ...values) => [key, ...values].join(" "), number: String };
  const page = { at: "2026-11-21T07:06:00Z", address: "http://chat.example/diagnostics", agent: "Browser/1" };

  test("leaves out what is not known yet", () => {
    const text = report({ page }, texts);
    assert.match(text, /Browser\/1/);
    assert.doesNotMatch(text, /handshake|timing|undefined|null/);
  });

  test("holds all that is known", () => {
    const roundTrips = { count: 2, lost: 0, min: 1, median: 1.26, p95: 2, max: 2, jitter: 1 };
    const text = report({ page, handshake: seen({ headers: [["via", "1.1 squid"]] }), negotiated: { subprotocol: "", extensions: "" }, roundTrips, clock: { offset: -3.14, uncertainty: 2 }, size: "all", comparison: ["poll 1"], echo: ["open"], findings: [{ level: "good", key: "direct", values: ["10.0.0.1"] }] }, texts);
    for (const part of ["> via: 1.1 squid", `< Sec-WebSocket-Accept: ${ACCEPT}`, "10.0.0.1", "1.3", "behind 3.1 2", "all", "poll 1", "open", "diagnostics.finding.direct"]) assert.ok(text.includes(part), part);
  });
});

describe("The server's clock", () => {
  const texts = { say: (key, ...values) => [key.split(".").at(-1), ...values].join(" "), number: String };

  test("is called ahead or behind only where the uncertainty leaves no other way", () => {
    assert.equal(clockText({ offset: 12, uncertainty: 12 }, texts), "agrees 12");
    assert.equal(clockText({ offset: 12.1, uncertainty: 12 }, texts), "ahead 12.1 12");
    assert.equal(clockText({ offset: -3600_000, uncertainty: 5 }, texts), "behind 3600000 5");
  });
});

describe("The comparison", () => {
  const AHEAD = 5000;

  /** A server whose beats come each full second of a clock that is ahead; answers take 10 ms. */
  function server(clock, { failing = false } = {}) {
    const serverNow = () => clock.now() + AHEAD;
    const later = (millis) => new Promise((resolve) => clock.setTimeout(resolve, millis));
    const beatsSince = (after) => {
      const beats = [];
      for (let at = Math.floor(serverNow() / 1000) * 1000; at > after && beats.length < 20; at -= 1000) beats.unshift(at);
      return beats;
    };
    const ask = async (after, wait) => {
      const sentAt = clock.now();
      await later(5);
      if (failing && after !== null) throw new Error("503");
      if (wait && beatsSince(after).length === 0) await later(1000 - (serverNow() % 1000));
      const answer = { beats: after === null ? [] : beatsSince(after), now: serverNow() };
      await later(5);
      return { ...answer, sentAt, receivedAt: clock.now() };
    };
    const socket = {
      onBeats(count, listener) {
        let stopped = false;
        const beat = () => {
          if (stopped || count-- === 0) return;
          const at = Math.floor(serverNow() / 1000) * 1000;
          clock.setTimeout(() => stopped || listener({ at, receivedAt: clock.now(), bytes: 30 }), 5);
          clock.setTimeout(beat, 1000);
        };
        clock.setTimeout(beat, 1000 - (serverNow() % 1000));
        return { sentBytes: 40, stop: () => (stopped = true) };
      },
    };
    return { api: { poll: (after) => ask(after, false), longPoll: (after) => ask(after, true) }, socket };
  }

  async function run(clock, comparison) {
    let over = false;
    const done = comparison.run(10).finally(() => (over = true));
    for (let step = 0; step < 4000 && !over; step++) {
      clock.advance(5);
      await settled();
    }
    assert.ok(over, "it ends");
    return done;
  }

  test("hears every event three ways and sees how late each is", async () => {
    const clock = new ManualClock();
    clock.advance(337);
    const { api, socket } = server(clock);
    const comparison = new Comparison({ api, socket, clock, now: clock.now });
    await run(clock, comparison);
    const { poll, longPoll, webSocket, uncertainty } = comparison;
    for (const way of [poll, longPoll, webSocket]) assert.equal(way.heard, 10);
    assert.equal(uncertainty, 6);
    assert.ok(longPoll.latency.max <= 10 && webSocket.latency.max <= 10, JSON.stringify([longPoll.latency, webSocket.latency]));
    assert.ok(poll.latency.median > 100 && poll.latency.max <= 1320, JSON.stringify(poll.latency));
    assert.ok(poll.exchanges < longPoll.exchanges);
    assert.deepEqual([webSocket.exchanges, webSocket.sentBytes], [1, 40]);
    assert.ok(webSocket.receivedBytes >= 300);
  });

  test("takes the better of two readings of the server's clock", async () => {
    for (const [known, expected] of [[{ offset: AHEAD, uncertainty: 2 }, 2], [{ offset: 0, uncertainty: 50 }, 6]]) {
      const clock = new ManualClock();
      const { api, socket } = server(clock);
      const comparison = new Comparison({ api, socket, clock, now: clock.now, known });
      await run(clock, comparison);
      assert.equal(comparison.uncertainty, expected);
      assert.ok(comparison.webSocket.latency.max <= 10, JSON.stringify(comparison.webSocket.latency));
    }
  });

  test("ends although nothing is answered any more and there is no WebSocket", async () => {
    const clock = new ManualClock();
    const { api } = server(clock, { failing: true });
    const comparison = new Comparison({ api, socket: null, clock, now: clock.now });
    await run(clock, comparison);
    for (const way of [comparison.poll, comparison.longPoll]) assert.deepEqual([way.heard, way.failures, way.latency], [0, 3, null]);
    assert.equal(comparison.webSocket.failures, 1);
  });
});
