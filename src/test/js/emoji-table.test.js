import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { EMOJI } from "../../../webapp/js/features/reaction/emoji.js";

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
  });
});
