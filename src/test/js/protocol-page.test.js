import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";

const root = new URL("../../../", import.meta.url);

/** Commands that the page has no use for, each with its reason. */
const NOT_SAID = {
  members: "the page is about to",
  person: "the page is about to",
  setRoom: "the page is about to",
};

/** Events that are no answers and that the page does not listen to, each with its reason. */
const NOT_HEARD = { expired: "it stands where a message was: the room counts it, and shows nothing" };

/** Everything of the page that speaks `hiroba.v1`: the diagnostics page has a protocol of its own. */
const page = readdirSync(new URL("webapp/js/", root), { recursive: true })
  .filter((name) => name.endsWith(".js") && !name.includes("diagnostics"))
  .map((name) => readFileSync(new URL(`webapp/js/${name}`, root), "utf8"));

const words = (source, pattern) => [...source.matchAll(pattern)].map(([, word]) => word);
const all = (pattern) => page.flatMap((source) => words(source, pattern));
const sorted = (names) => [...new Set(names)].sort();

/** The names in the first column of a table of protocol.md, of the rows whose second says so. */
function named(table, says = "") {
  const text = readFileSync(new URL("src/site/markdown/protocol.md", root), "utf8").split("## All commands and events")[1];
  const rows = text.split(`| ${table} |`)[1].split("\n\n")[0].split("\n").slice(2);
  return sorted(rows.map((row) => row.split("|")).filter((cells) => cells[2].includes(says)).flatMap((cells) => words(cells[1], /`(\w+)`/g)));
}

/** The keys of an object literal at the depth of its first line. */
function keysOf(source, name) {
  const body = new RegExp(`^( *)(?:export const )?${name} = \\{\\n([\\s\\S]*?)^\\1\\};`, "m").exec(source);
  return body ? words(body[2], new RegExp(`^${body[1]} {2}(\\w+):`, "gm")) : [];
}

describe("The page and protocol.md", () => {
  const said = sorted([
    ...all(/\b(?:ask|command|tell|request|send)\(\{ type: "(\w+)"/g),
    ...all(/\bchange\([\w.]+, \{ type: "(\w+)"/g),
    ...all(/JSON\.stringify\(\{ type: "(\w+)"/g),
    ...all(/const post = \{ type: "(\w+)"/g),
  ]);
  const handlers = page.flatMap((source) => [...keysOf(source, "#handlers"), ...keysOf(source, "CHANGES")]);
  const heard = sorted([...handlers, ...all(/\btype === "(\w+)"/g)]);

  test("are read at all", () => {
    assert.ok(said.length > 20, said.join());
    assert.ok(handlers.length > 12, handlers.join());
    assert.ok(named("Command").length > 20 && named("Event").length > 20);
  });

  test("know the same commands", () => {
    assert.deepEqual(sorted([...said, ...Object.keys(NOT_SAID)]), named("Command"));
  });

  test("know the same events: each is heard, or left out for a reason", () => {
    const events = named("Event");
    assert.deepEqual(heard.filter((name) => !events.includes(name)), []);
    const news = [...named("Event", "log"), ...named("Event", "told once")];
    assert.deepEqual(news.filter((name) => !heard.includes(name) && !(name in NOT_HEARD)), []);
    assert.deepEqual(Object.keys(NOT_HEARD).filter((name) => heard.includes(name)), []);
  });
});
