import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { RecentSearches } from "../../../webapp/js/features/search/recent-searches.js";
import { dayBefore, parts, typedAt, withDate, without, withOperator } from "../../../webapp/js/features/search/search-query.js";

const read = (text) => parts(text).map(({ key, value }) => [key, value]);

describe("A search as it is typed", () => {
  test("is words, phrases and operators", () => {
    assert.deepEqual(read('from:"Mei Lin" in:#design release -draft "two words" has:link'), [
      ["from", "Mei Lin"],
      ["in", "#design"],
      [null, "release"],
      [null, "-draft"],
      [null, '"two words"'],
      ["has", "link"],
    ]);
  });

  test("takes a wide colon and a wide space, and leaves addresses and times words", () => {
    assert.deepEqual(read("from：佐藤　会議"), [["from", "佐藤"], [null, "会議"]]);
    assert.deepEqual(read("https://a.example 10:30 C#"), [[null, "https://a.example"], [null, "10:30"], [null, "C#"]]);
  });

  test("has an end whatever is left open", () => {
    assert.deepEqual(read('from:"Mei'), [["from", "Mei"]]);
    assert.deepEqual(read('"'), [[null, '"']]);
    assert.deepEqual(read("from:"), [["from", ""]]);
    assert.equal(parts('from:"'.repeat(10_000)).length > 0, true);
  });

  test("is of one day, or of a span of days", () => {
    assert.equal(withDate("a after:2026-01-01 b before:2026-02-01", "on", "2026-03-01"), "a b on:2026-03-01 ");
    assert.equal(withDate("a on:2026-03-01", "after", "2026-01-01"), "a after:2026-01-01 ");
    assert.equal(withDate("a after:2026-01-01 ", "before", "2026-02-01"), "a after:2026-01-01 before:2026-02-01 ");
    assert.equal(withDate("before:2026-02-01", "before", "2026-03-01"), "before:2026-03-01 ");
  });

  test("gets operators and loses them by the click", () => {
    const text = withOperator("release", "from", "Mei Lin");
    assert.equal(text, 'release from:"Mei Lin" ');
    const [, from] = parts(text);
    assert.equal(without(text, from), "release");
    assert.equal(without("a from:b c", parts("a from:b c")[1]), "a c");
    assert.equal(withOperator("", "in", 'a"b'), 'in:"ab" ');
  });

  test("offers names only while one is typed", () => {
    assert.equal(typedAt("x from:me", 9).value, "me");
    assert.equal(typedAt("x from:me ", 10), null);
    assert.equal(typedAt('from:"Mei Lin"', 14), null);
    assert.equal(typedAt("before:2026", 11), null);
    assert.equal(typedAt("in:", 3).key, "in");
  });

  test("names days by the reader's own calendar", () => {
    assert.equal(dayBefore(7, new Date(2026, 11, 1, 0, 30)), "2026-11-24");
    assert.equal(dayBefore(0, new Date(2026, 11, 1, 23, 59)), "2026-12-01");
  });
});

describe("Recent searches", () => {
  const storage = () => {
    const kept = new Map();
    return { get: (name, other) => kept.get(name) ?? other, set: (name, value) => kept.set(name, value), remove: (name) => kept.delete(name) };
  };

  test("are the last eight, each once, the last first", () => {
    const recent = new RecentSearches(storage());
    for (let i = 0; i < 10; i++) recent.keep(`q${i}`);
    recent.keep("q5");
    recent.keep("  ");
    assert.deepEqual(recent.all, ["q5", "q9", "q8", "q7", "q6", "q4", "q3", "q2"]);
    recent.forget();
    assert.deepEqual(recent.all, []);
  });

  test("survive a value of somebody else's under their name", () => {
    const area = storage();
    area.set("searches", { not: "ours" });
    assert.deepEqual(new RecentSearches(area).all, []);
  });
});
