import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { costOf, MOST_COST, toHtml } from "../../../webapp/js/features/message/markdown-html.js";
import { cpuMillis, filled } from "./support/processor-time.js";

const MOST_CHARS = 10_000;

/** Found by trying all pairs of 80 pieces of Markdown: each took superlinear time in readers of others. */
const UNITS = [
  "a.", "a.a.", ".**a", "._a", "a.**", "a.*", "a._", "_**a", "**a_", "**a.", "a.***", "_*a", "*a_", "a.__", "_a*", "**a@", ".*a",
  "a.b@***", "*_a", "_a.", "*a.", "_a@", ".~a", "**www.", "a.**a", "**_a", "_~a", "a.~", "a.b@**a", "**a@b.", "**a`", "*~a",
  "_www.", "**ftp://", "**http://", "a__", "!", "_a", "_a_", "a_", "[", "]", "[a](", "![", "![a](", "<", "<a", "<!--", "<a href=\"",
  "`", "``a", "`a``", "\\", "&", "&amp;", "|", "| a ", "| a | b |\n", "- ", "+ ", "1. ", "> ", ">", "- > ", "- [ ] ", "#", "# a\n", "a\n",
  "\n- ", "\n  - a", "\n\n", "a\n\n", "***", "~~", "~", "www.a.", "http://", "https://a.b/(", "a@b.c ", "[a]: b\n", "[a]", "a\n---\n", "    a\n",
];
/** The same in one run, in paragraphs, in lists. */
const SHAPES = {
  "in one run": (unit, length) => filled(unit, length),
  "in paragraphs": (unit, length) => filled(`${filled(unit, 400)}\n\n`, length),
  "in a list": (unit, length) => filled(`${filled(unit, 60)}\n- `, length),
  "before @x": (unit, length) => `${filled(unit, length - 2)}@x`,
};
const PROSE = filled("The **new release** goes out at 10:00, see `CHANGES.md` and https://intranet.example/notes.\n明日の会議は三階です。資料は共有フォルダにあります。\n\n", MOST_CHARS);
const CODE = `Look:\n\n\`\`\`java\n${filled("if (a[i] != b.get(j)) { x = y -> z(\"%s\"); } // <T> **\n", 9_000)}\n\`\`\``;

/** What the page's own thread does for a text. */
const readHere = (text) => costOf(text) <= MOST_COST && toHtml(text);

describe("A text that could take long to read", () => {
  readHere(PROSE);
  const usual = Math.max(1, cpuMillis(() => toHtml(PROSE), 5));

  for (const [shape, make] of Object.entries(SHAPES)) {
    test(`is not read on the page's thread, ${shape}`, () => {
      const slow = UNITS.map((unit) => {
        const text = make(unit, MOST_CHARS);
        // The longest beginning of it that is read there is the worst.
        let [most, tooMuch] = [0, MOST_CHARS + 1];
        while (tooMuch - most > 1) {
          const middle = (most + tooMuch) >> 1;
          if (costOf(text.slice(0, middle)) <= MOST_COST) most = middle;
          else tooMuch = middle;
        }
        return { unit, most, times: cpuMillis(() => readHere(text.slice(0, most))) / usual };
      });
      assert.deepEqual(slow.filter(({ times }) => times > 10), []);
    });
  }

  test("is told in a time that grows with its length only", () => {
    for (const unit of UNITS) {
      const [half, whole] = [20_000, 40_000].map((length) => filled(unit, length)).map((text) => cpuMillis(() => costOf(text)));
      assert.ok(whole <= 4 * half + 10, `${JSON.stringify(unit)}: ${half} ms, twice as long ${whole} ms`);
    }
  });

  test("is no prose and no code as people write them", () => {
    assert.ok(costOf(PROSE) <= MOST_COST, String(costOf(PROSE)));
    assert.ok(costOf(CODE) <= MOST_COST, String(costOf(CODE)));
  });

  test("does not hide in what only looks like code", () => {
    const slow = filled(".**a", 9_000);
    for (const before of ["<div>\n```\n</div>\n\n", "<!--\n```\n-->\n", "[a]: b \"\n```\n\"\n\n", "- a\n  ```\n\n", "> ```\n\n", "```\nx\n ```\n", " ```\nx\n```\n", "``` a`b\n", "    ```\n"]) {
      assert.ok(costOf(before + slow) > MOST_COST, JSON.stringify(before));
    }
  });
});
