import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { EMOJI, emojiGroups, emojiOf, findEmoji, loadEmoji, withTone } from "../../../webapp/js/features/reaction/emoji-names.js";

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const text = read("src/main/resources/org/hiroba/emoji/emoji.txt");
const table = text.split("\n").filter((line) => line && !line.startsWith("# ")).flatMap((line) => line.split(" "));
const [, version] = /Unicode (\d+\.\d+)/.exec(text);

describe("The table of emoji", () => {
  test("holds emoji only, and each once", () => {
    assert.equal(new Set(table.map((emoji) => emoji.replaceAll("\uFE0F", ""))).size, table.length);
    assert.ok(table.length > 3_900, String(table.length));
    // Who has an older table cannot judge the newest ones.
    if (Number(process.versions.unicode) < Number(version)) return;
    const emoji = new RegExp("^\\p{RGI_Emoji}$", "v");
    assert.deepEqual(table.filter((one) => !emoji.test(one)), []);
  });

  test("holds what the page offers, in the one spelling", () => {
    const quick = /const QUICK = (\[.*\]);/.exec(read("webapp/js/features/message/message-actions.js"))[1];
    const offered = [...EMOJI.map(({ emoji }) => emoji), ...JSON.parse(quick)];
    assert.deepEqual(offered.filter((emoji) => !table.includes(emoji)), []);
  });

  test("is of the version that its licence and the server name", () => {
    assert.match(read("src/main/java/org/hiroba/emoji/Emoji.java"), new RegExp(`UNICODE = "${version.replace(".", "\\.")}"`));
    assert.match(read("src/main/resources/org/hiroba/emoji/emoji.LICENSE"), /^UNICODE LICENSE V3/);
    assert.match(read("webapp/js/features/reaction/emoji-table.js").slice(0, 200), new RegExp(`Unicode ${version.replace(".", "\\.")} `));
  });
});

describe("Emoji by name", () => {
  test("are a small set until the table has come", async () => {
    assert.equal(emojiGroups(), null);
    assert.equal(findEmoji("tada")[0].emoji, "🎉");
    assert.deepEqual(findEmoji("shrimp"), []);
    assert.equal(emojiOf("tada"), "🎉");
    assert.equal(await loadEmoji(), true);
    assert.equal(findEmoji("shrimp")[0].emoji, "🦐");
  });

  test("are all that the server knows but for those in a tone or with hair alone, each once", () => {
    const shown = emojiGroups().flatMap(({ emoji }) => emoji);
    assert.deepEqual(emojiGroups().map(({ name }) => name), ["smileys", "people", "nature", "food", "places", "activities", "objects", "symbols", "flags"]);
    const signs = shown.map(({ emoji }) => emoji);
    assert.equal(new Set(signs).size, signs.length);
    const toned = shown.flatMap((entry) => [1, 2, 3, 4, 5].map((tone) => withTone(entry, tone)));
    const reached = new Set([...signs, ...toned]);
    assert.deepEqual([...reached].filter((emoji) => !table.includes(emoji)), []);
    const plain = /[\u{1F3FB}-\u{1F3FF}]|[\u{1F9B0}-\u{1F9B3}]$/u;
    assert.deepEqual(table.filter((emoji) => !reached.has(emoji) && !plain.test(emoji)), []);
  });

  test("have names in both languages", () => {
    for (const { emoji, english, japanese, shortcodes } of emojiGroups().flatMap((group) => group.emoji)) {
      assert.ok(english && japanese && shortcodes.length > 0, emoji);
      assert.match(japanese, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Za-z0-9]/u, emoji);
    }
  });

  test("are found in either language, kana and width", () => {
    for (const [query, emoji] of Object.entries({ tada: "🎉", "Party Popper": "🎉", お祝い: "🎉", クラッカー: "🎉", くらっかー: "🎉", ｸﾗｯｶｰ: "🎉", ＴＡＤＡ: "🎉", "+1": "👍", いいね: "👍", japan: "🇯🇵", 日本: "🇯🇵", coffee: "☕", sushi: "🍣", 寿司: "🍣", rocket: "🚀" })) {
      assert.ok(findEmoji(query).slice(0, 8).some((one) => one.emoji === emoji), `${query}: ${findEmoji(query).slice(0, 8).map((one) => one.emoji)}`);
    }
    assert.deepEqual(findEmoji("no such thing"), []);
  });

  test("of the small set come first, and all are there for no query", () => {
    assert.equal(findEmoji("part")[0].emoji, "🎉");
    assert.equal(findEmoji("")[0].emoji, EMOJI[0].emoji);
    assert.equal(findEmoji("").length, emojiGroups().flatMap(({ emoji }) => emoji).length);
  });

  test("are what their shortcodes say", () => {
    for (const [code, emoji] of Object.entries({ tada: "🎉", "+1": "👍", thumbsup: "👍", heart: "❤️", bow: "🙇", smile: "😄", jp: "🇯🇵" })) assert.equal(emojiOf(code), emoji, code);
    for (const none of ["", "10", "no such", "__proto__", "constructor", "toString"]) assert.equal(emojiOf(none), undefined, none);
  });
});
