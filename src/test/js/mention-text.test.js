import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { findMentions, GROUPS, MAX_PEOPLE, mentionNames } from "../../../webapp/js/helpers/mention-text.js";
import { cpuMillis } from "./support/processor-time.js";

const table = JSON.parse(readFileSync(new URL("../resources/mentions.json", import.meta.url), "utf8"));
const textOf = ({ text, parts }) => text ?? parts.map(([part, times]) => part.repeat(times)).join("");
const named = (names) => mentionNames(names.map((name) => ({ key: name, name })));

describe("findMentions", () => {
  test("knows the same words for groups as the server", () => assert.deepEqual(GROUPS, table.groups));

  for (const row of table.cases) {
    test(`${row.title}: ${JSON.stringify(textOf(row).slice(0, 60))}`, () => {
      const { people, group } = findMentions(textOf(row), named(row.names));
      if (row.mentions) assert.deepEqual(people.map(({ key, start, end }) => [key, start, end]), row.mentions);
      else assert.deepEqual([...new Set(people.map(({ key }) => key))], row.people);
      assert.equal(group, row.group);
    });
  }

  test("stops at a hundred people", () => {
    const names = Array.from({ length: 150 }, (_, i) => `p${i}`);
    const { people } = findMentions(names.map((name) => `@${name}`).join(" "), named(names));
    assert.equal(people.length, MAX_PEOPLE);
  });

  test("takes a text for prose when it is told so", () => {
    const { people } = findMentions("    @anna `@bob` > @zoe", named(["anna", "bob", "zoe"]), { markdown: false });
    assert.deepEqual(people.map(({ key }) => key), ["anna", "bob", "zoe"]);
  });

  test("tells where groups stand", () => {
    const { groups } = findMentions("@here, @room", named([]));
    assert.deepEqual(groups, [{ group: "here", start: 0, end: 5 }, { group: "room", start: 7, end: 12 }]);
  });

  test("takes time in proportion to the text", () => {
    const names = named(Array.from({ length: 2000 }, (_, i) => `a${"a".repeat(i % 31)}${i}`));
    for (const part of ["@", "@here ", "`@a ", "@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "＠あ", "\\`", "a://", "@\u0301", "- `\n", "```\n"]) {
      const took = (length) => cpuMillis(() => findMentions(part.repeat(length / part.length), names));
      took(20_000);
      const [short, long] = [took(20_000), took(160_000)];
      assert.ok(long < 8 * 4 * Math.max(short, 1), `${JSON.stringify(part)}: ${short} ms, then ${long} ms for eight times as much`);
    }
  });
});
