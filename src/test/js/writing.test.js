import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { toHtml } from "../../../webapp/js/features/message/markdown-html.js";
import { cpuMillis, filled } from "./support/processor-time.js";

const { cases } = JSON.parse(readFileSync(new URL("../resources/writing.json", import.meta.url), "utf8"));
const visible = (html) => html.replace(/<br>/g, "\n").replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");

describe("A message as people write it", () => {
  test("is one of more than two hundred and fifty, from all kinds of people", () => {
    assert.ok(new Set(cases.map(({ text }) => text)).size > 250, String(cases.length));
    assert.ok(new Set(cases.map(({ from }) => from)).size >= 15);
  });

  for (const { from, text, html } of cases) {
    test(`${from}: ${JSON.stringify(text)}`, () => assert.equal(toHtml(text), html));
  }

  test("keeps its letters and digits, whatever its signs mark", () => {
    const letters = (words) => words.replace(/[^\p{L}\p{N}]/gu, "");
    const kept = cases.filter(({ text }) => !/```|\]\(|^ *\d+[.)]|\[x\]/m.test(text));
    assert.ok(kept.length > 200);
    for (const { text } of kept) assert.equal(letters(visible(toHtml(text))), letters(text.replace(/^\|?[ :|-]+\|[ :|-]*$/m, "")));
  });

  test("shows something", () => {
    for (const { text } of cases) if (text.trim()) assert.match(visible(toHtml(text)), /\S/, JSON.stringify(text));
  });
});

describe("Reading a message", () => {
  const UNITS = ["*a_", "*!", "_a*", "(*", "~~a ", "`a", "``a`", "\\*", "\\`", "\\\\a", "[a](", "![", "[](b", "]", "[[", "a@b.", "@a.b", "https://(", "https://]", "https://あ", "http", "C:\\", "> \n", ">\n", "- a\n\n", "- - ", "1. 2. ", "| a\n|-\n", "|", "```\n", "    a\n", "あ**「", "」**", "> - "];
  const usual = cpuMillis(() => toHtml(filled("The **new release** goes out, see `CHANGES.md`.\n", 10_000)), 5);

  for (const unit of UNITS) {
    test(`takes time in proportion to its length: ${JSON.stringify(unit)}`, () => {
      const [short, long] = [10_000, 80_000].map((length) => cpuMillis(() => toHtml(filled(unit, length))));
      assert.ok(long < 8 * 4 * Math.max(short, 2), `${short} ms, then ${long} ms for eight times as much`);
      assert.ok(short < 40 * Math.max(usual, 1), `${short} ms, prose takes ${usual} ms`);
    });
  }
});
