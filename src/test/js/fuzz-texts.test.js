import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { costOf, MOST_COST, toHtml } from "../../../webapp/js/features/message/markdown-html.js";
import { findMentions, MAX_PEOPLE, mentionNames } from "../../../webapp/js/helpers/mention-text.js";
import { cpuMillis, filled } from "./support/processor-time.js";

/** HIROBA_FUZZ=100 runs a hundred times as long, HIROBA_FUZZ_SEED=7 from another seed. */
const ROUNDS = 400 * Number(process.env.HIROBA_FUZZ ?? 1);
const FIRST_SEED = Number(process.env.HIROBA_FUZZ_SEED ?? 20261121);
const MOST_CHARS = 10_000;

const PIECES = [
  "a", "B", " ", "  ", "\n", "\n\n", "\r", "\t", "*", "**", "***", "_", "__", "~", "~~", "`", "``", "```", "```js\n", "~~~\n", ">", "> ", "- ", "1. ",
  "999999999. ", "#", "# ", "---\n", "[", "]", "(", ")", "![", "](", "[a]: ", "[a](javascript:alert(1))", "[x](data:text/html,y)", "<", ">", "</a>",
  "<script>", "<img src=x onerror=y>", "<!--", "-->", "&", "&amp;", "&#0;", "&#x110000;", "|", "|-|\n", "\\", "\\\\", "http://", "https://a.b/c?d=e#f",
  "www.a.b", "a@b.c", "mailto:", "file:///x", "@", "＠", "@anna", "@room", "@みんな", "@Zoë Smith", "田中", "あ", "ß", "İ", "ﬃ", "e\u0301", "\u0301",
  "\u200d", "\u202e", "\u2028", "\ufeff", "\0", "\ud83d", "\udc00", "👨‍👩‍👧", "ก็", "한글", "ᄀ", "...", "://", ".", "-", "__proto__", "constructor",
];
const NAMES = mentionNames(["anna", "Anna B", "Zoë Smith", "田中", "f", "ffi", "İstanbul", "room", "a.b", "한글"].map((name) => ({ key: name, name })));

/** The same numbers for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

function textOf(next) {
  const pieces = Array.from({ length: 1 + next(40) }, () => {
    const piece = PIECES[next(PIECES.length)];
    return next(8) === 0 ? piece.repeat(1 + next(30)) : piece;
  });
  return next(4) === 0 ? filled(pieces.join(""), 1 + next(MOST_CHARS)) : pieces.join("").slice(0, MOST_CHARS);
}

function eachText(check) {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS; seed++) {
    const text = textOf(numbers(seed));
    try {
      check(text);
    } catch (problem) {
      throw new Error(`fails with HIROBA_FUZZ_SEED=${seed}: ${JSON.stringify(text.slice(0, 500))}: ${problem.message}`, { cause: problem });
    }
  }
}

describe("An odd text", () => {
  const prose = filled("The **new release** goes out at 10:00, see `CHANGES.md` and https://intranet.example/notes.\n", MOST_CHARS);
  toHtml(prose);
  const usual = Math.max(1, cpuMillis(() => toHtml(prose), 5));

  test("is read as Markdown in a bounded time, without script and without failing", () => {
    eachText((text) => {
      if (costOf(text) > MOST_COST) return;
      const html = toHtml(text);
      assert.doesNotMatch(html, /<script|<img|<iframe| on\w+=(?=[^>]*>)(?<=<[^>]*)|href="(?!https?:|mailto:)/i);
      // Measured again only if it seems to be slow: the least of several tries is the text's own.
      const times = cpuMillis(() => toHtml(text), 1) / usual;
      if (times > 20) assert.ok(cpuMillis(() => toHtml(text), 5) / usual <= 20, `${times} times as long as prose`);
    });
  });

  test("mentions people where a sign stands, one after the other", () => {
    eachText((text) => {
      for (const markdown of [true, false]) {
        const { people, groups } = findMentions(text, NAMES, { markdown });
        assert.ok(new Set(people.map(({ key }) => key)).size <= MAX_PEOPLE);
        for (const places of [people, groups]) {
          let end = 0;
          for (const place of places) {
            assert.ok(place.start >= end && place.end > place.start + 1 && place.end <= text.length, JSON.stringify(place));
            assert.match(text[place.start], /[@＠]/);
            end = place.end;
          }
        }
      }
    });
  });

  test("is guessed to cost the same each time", () => {
    eachText((text) => {
      const cost = costOf(text);
      assert.equal(costOf(text), cost);
      assert.ok(Number.isFinite(cost) && cost >= 0);
    });
  });
});
