import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { AdminPlace } from "../../../webapp/js/features/admin/admin-place.js";
import { bytesText, dayBegins, problemText, settingsFound, spanText } from "../../../webapp/js/features/admin/admin-words.js";
import { Pages } from "../../../webapp/js/features/admin/pages.js";
import { ServerStatus } from "../../../webapp/js/features/admin/server-status.js";
import { Texts } from "../../../webapp/js/helpers/texts.js";
import { AdminApi, withQuery } from "../../../webapp/js/transport/admin-api.js";
import { ManualClock } from "./support/manual-clock.js";

const HOSTILE = JSON.parse(readFileSync(new URL("../resources/hostile-texts.json", import.meta.url), "utf8")).map((entry) =>
  typeof entry === "string" ? entry : entry.map(([part, times]) => part.repeat(times)).join(""),
);

function browser(hash) {
  const window = Object.assign(new EventTarget(), { location: { hash }, history: { replaceState: (_, __, to) => (window.location.hash = to) } });
  return window;
}

describe("The place on the administration page", () => {
  test("is read from the address", () => {
    const place = new AdminPlace({ window: browser("#people?q=ann%20b&role=admin") });
    assert.deepEqual([place.view, place.id, place.query], ["people", null, { q: "ann b", role: "admin" }]);
    assert.deepEqual(new AdminPlace({ window: browser("#people/u%2F1") }).id, "u/1");
  });

  test("is the overview for an address of nothing", () => {
    for (const hash of ["", "#", "#nowhere", "#__proto__", "#%", ...HOSTILE.map((text) => `#${text}`)]) {
      const { view, id } = new AdminPlace({ window: browser(hash) });
      assert.deepEqual([view, id], ["overview", null], hash.slice(0, 60));
    }
    for (const text of HOSTILE) assert.doesNotThrow(() => new AdminPlace({ window: browser(`#people/${text}?q=${text}`) }));
  });

  test("has no people where they come by a name alone", () => {
    const place = new AdminPlace({ local: false, window: browser("#people") });
    assert.equal(place.view, "overview");
    assert.ok(!place.views.includes("invitations") && place.views.includes("rooms"));
  });

  test("goes with a step in the history, and filters without one", () => {
    const window = browser("");
    const place = new AdminPlace({ window });
    const heard = [];
    for (const type of ["change", "filter"]) place.addEventListener(type, () => heard.push(type));
    place.go("people", "u 1");
    assert.equal(window.location.hash, "#people/u%201");
    place.go("people");
    place.filter({ q: "a&b", role: "" });
    assert.equal(window.location.hash, "#people?q=a%26b");
    place.filter({ q: "a&b" });
    assert.deepEqual(heard, ["change", "change", "filter"]);
    assert.deepEqual(place.query, { q: "a&b" });
  });
});

describe("Pages", () => {
  const later = () => {
    const asked = [];
    const ask = (query) => new Promise((answer) => asked.push({ query, answer }));
    return { asked, pages: new Pages(ask, "users") };
  };

  test("go on where the page before ended", async () => {
    const { asked, pages } = later();
    const first = pages.load({ q: "a" });
    assert.equal(pages.loaded, false);
    asked[0].answer({ data: { users: [1, 2], cursor: "c1", more: "besides" } });
    await first;
    assert.deepEqual([pages.rows, pages.hasMore, pages.state, pages.extra], [[1, 2], true, "ready", { more: "besides" }]);
    const second = pages.more();
    assert.deepEqual(asked[1].query, { q: "a", cursor: "c1" });
    await pages.more();
    assert.equal(asked.length, 2);
    asked[1].answer({ data: { users: [3] } });
    await second;
    assert.deepEqual([pages.rows, pages.hasMore], [[1, 2, 3], false]);
    await pages.more();
    assert.equal(asked.length, 2);
  });

  test("drop an answer that comes too late", async () => {
    const { asked, pages } = later();
    const slow = pages.load({ q: "a" });
    const quick = pages.load({ q: "ab" });
    asked[1].answer({ data: { users: ["ab"] } });
    await quick;
    asked[0].answer({ data: { users: ["a"], cursor: "c" } });
    await slow;
    assert.deepEqual([pages.rows, pages.hasMore], [["ab"], false]);
  });

  test("keep what was there when a question fails, and try again", async () => {
    const { asked, pages } = later();
    const first = pages.load();
    asked[0].answer({ data: { users: [1], cursor: "c" } });
    await first;
    const second = pages.more();
    asked[1].answer({ problem: { status: 503 } });
    await second;
    assert.deepEqual([pages.rows, pages.state, pages.problem.status, pages.hasMore], [[1], "failed", 503, true]);
    const third = pages.more();
    asked[2].answer({ data: { users: [2] } });
    await third;
    assert.deepEqual([pages.rows, pages.state, pages.problem], [[1, 2], "ready", null]);
    pages.remove(1);
    assert.deepEqual(pages.rows, [2]);
  });
});

describe("The server's state", () => {
  const settle = () => new Promise((done) => setImmediate(done));
  const setUp = () => {
    const clock = new ManualClock();
    const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    const asked = [];
    const api = { get: async (path) => (asked.push(path), { data: { turn: asked.length } }) };
    const look = (state) => {
      document.visibilityState = state;
      document.dispatchEvent(new Event("visibilitychange"));
      return settle();
    };
    return { clock, asked, look, api, status: new ServerStatus({ api, clock, document }) };
  };

  test("is asked every ten seconds, and not while nobody looks", async () => {
    const { clock, asked, look, status } = setUp();
    status.start();
    await settle();
    assert.deepEqual([asked, status.data], [["overview"], { turn: 1 }]);
    clock.advance(9_999);
    await settle();
    assert.equal(asked.length, 1);
    clock.advance(1);
    await settle();
    assert.equal(asked.length, 2);
    await look("hidden");
    clock.advance(60_000);
    await settle();
    assert.equal(asked.length, 2);
    await look("visible");
    assert.equal(asked.length, 3);
    status.stop();
    clock.advance(60_000);
    await settle();
    assert.equal(asked.length, 3);
  });

  test("keeps what it knows when the server does not answer", async () => {
    const { api, clock, status } = setUp();
    await status.refresh();
    api.get = async () => ({ problem: { status: 0 } });
    clock.advance(10_000);
    await status.refresh();
    assert.deepEqual([status.data, status.problem, clock.now() - status.at], [{ turn: 1 }, { status: 0 }, 10_000]);
  });
});

describe("Words of the administration page", () => {
  test("say sizes, spans and days as a reader would", () => {
    assert.equal(bytesText("en", 0), "0 byte");
    assert.equal(bytesText("en", 1_234_567_890), "1.2 GB");
    assert.equal(spanText("en", 59), "0 minutes");
    assert.equal(spanText("en", 3 * 86_400 + 4 * 3_600 + 5 * 60), "3 days, 4 hours");
    assert.equal(dayBegins("2026-11-30"), new Date(2026, 10, 30).toISOString());
    assert.equal(dayBegins("2026-11-30", 1), new Date(2026, 11, 1).toISOString());
    for (const text of HOSTILE) assert.equal(typeof dayBegins(text), "string");
  });

  test("say why in the reader's language where there are words, else as the server said it", () => {
    const texts = new Texts({ "admin.error.last-admin": "The last one.", "admin.error.0": "No answer.", "admin.error.said": "Server: {0}", "admin.error.other": "Status {0}" }, "en");
    assert.equal(problemText(texts, { status: 409, code: "last-admin", detail: "x" }), "The last one.");
    assert.equal(problemText(texts, { status: 0 }), "No answer.");
    assert.equal(problemText(texts, { status: 409, detail: "$& {0}" }), "Server: $& {0}");
    assert.equal(problemText(texts, { status: 418 }), "Status 418");
  });

  test("find a setting among five hundred by its parts", () => {
    const settings = Array.from({ length: 500 }, (_, at) => ({ key: `hiroba.part.${at}`, value: at === 7 ? "Seven" : "", source: at < 10 ? "system property" : "default" }));
    assert.equal(settingsFound(settings, {}).length, 500);
    assert.deepEqual(settingsFound(settings, { q: " SEVEN part " }).map(({ key }) => key), ["hiroba.part.7"]);
    assert.equal(settingsFound(settings, { set: "set" }).length, 10);
    assert.equal(settingsFound(settings, { set: "default" }).length, 490);
    for (const text of HOSTILE) settingsFound(settings, { q: text });
  });
});

describe("What administrators ask", () => {
  test("has a query of what is looked for alone", () => {
    assert.equal(withQuery("users", { q: "", role: null, state: undefined }), "users");
    assert.equal(withQuery("users", { q: "a&b=c", role: "admin" }), "users?q=a%26b%3Dc&role=admin");
  });

  test("tells once it is asked in vain", async () => {
    const answers = [{ problem: { status: 403, code: "second-factor" } }, { problem: { status: 401 } }, { problem: { status: 403, code: "not-allowed" } }, { data: {} }];
    const api = new AdminApi({ send: async () => answers.shift() });
    const heard = [];
    api.addEventListener("ended", ({ detail }) => heard.push(detail));
    for (let i = 0; i < 4; i++) await api.get("users");
    assert.deepEqual(heard, ["signed-out", "no-admin"]);
  });
});
