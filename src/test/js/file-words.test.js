import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boxOf, extensionOf, kindOf, languageOf, limitText, pastedName, refusal, sizeText, spanText } from "../../../webapp/js/features/file/file-words.js";
import { named, said, toMessage } from "../../../webapp/js/features/message/message.js";
import { Texts } from "../../../webapp/js/helpers/texts.js";

/** Intl puts narrow spaces between numbers and units. */
const spaced = (text) => text.replace(/\s/g, " ");

describe("Words about files", () => {
  test("say how it is shown by its type alone", () => {
    const kinds = { "image/png": "image", "image/avif": "image", "image/svg+xml": "other", "image/heic": "other", "video/mp4": "video", "audio/ogg": "audio", "application/pdf": "pdf", "text/plain": "text", "text/plain;charset=UTF-8": "text", "text/html": "other", "application/octet-stream": "other" };
    for (const [type, kind] of Object.entries(kinds)) assert.equal(kindOf({ type }), kind, type);
  });

  test("name sizes in both languages", () => {
    const sizes = [0, 1, 999, 1_000, 2_440, 10_400, 999_400, 999_700, 2_400_000, 104_857_600, 3_200_000_000];
    assert.deepEqual(sizes.map((size) => spaced(sizeText(size, "en"))), ["0 bytes", "1 byte", "999 bytes", "1 kB", "2.4 kB", "10 kB", "999 kB", "1 MB", "2.4 MB", "105 MB", "3.2 GB"]);
    assert.deepEqual([spaced(sizeText(512, "ja")), spaced(sizeText(2_400_000, "ja"))], ["512 バイト", "2.4 MB"]);
  });

  test("name the limit as it was set", () => {
    assert.deepEqual([100, 8, 0.5].map((mib) => spaced(limitText(mib * 1_048_576, "en"))), ["100 MB", "8 MB", "524 kB"]);
  });

  test("name a time that does not flicker", () => {
    const spans = [200, 4_200, 12_300, 54_000, 56_000, 190_000, 3_400_000, 9_000_000];
    assert.deepEqual(spans.map((millis) => spaced(spanText(millis, "en"))), ["5 sec", "5 sec", "15 sec", "55 sec", "1 min", "3 min", "1 hr", "3 hr"]);
    assert.equal(spaced(spanText(190_000, "ja")), "3 分");
  });

  test("find extensions and languages", () => {
    assert.deepEqual(["a.PNG", "tar.gz", ".hidden", "no", "a.b c", "x.verylong", "日本語.pdf"].map(extensionOf), ["PNG", "GZ", "", "", "", "", "PDF"]);
    assert.deepEqual(["Main.java", "a.yml", "notes.txt", "server.log", "README", "a.mjs"].map(languageOf), ["java", "yaml", null, null, null, "js"]);
  });

  test("name what is pasted by words and time, without a sign that a disk refuses", () => {
    const date = new Date(2026, 11, 1, 10, 15);
    assert.equal(pastedName({ name: "image.png" }, "screenshot", date), "screenshot 2026-12-01 10-15.png");
    assert.equal(pastedName({ name: "image.png" }, "スクリーンショット", date, ["スクリーンショット 2026-12-01 10-15.png"]), "スクリーンショット 2026-12-01 10-15 (2).png");
    assert.equal(pastedName({ name: "plan.pdf" }, "screenshot", date), "plan.pdf");
  });

  test("keep a place of the right shape", () => {
    assert.deepEqual(boxOf({ width: 4_000, height: 3_000 }, 448, 320), { width: 427, height: 320 });
    assert.deepEqual(boxOf({ width: 100, height: 50 }, 448, 320), { width: 100, height: 50 });
    assert.deepEqual(boxOf({ width: 9_000, height: 1 }, 448, 320), { width: 448, height: 1 });
    assert.equal(boxOf({}, 448, 320), null);
  });

  test("say what to do about a refusal, and else what the server says", () => {
    const texts = new Texts({ "files.refused": "It could not be sent.", "files.refused.too-large": "At most {0}." }, "en");
    assert.equal(refusal({ code: "too-large", detail: "x" }, texts, { maxBytes: 104_857_600 }), "At most 100 MB.");
    assert.equal(refusal({ code: "http-500", detail: "The disk burns." }, texts), "It could not be sent. The disk burns.");
  });

  test("stand where a message has no other words", () => {
    const files = [{ name: "a_b.png" }, { name: "ن.pdf" }];
    assert.equal(said({ text: "", files }), "📎 \u2068a_b.png\u2069, \u2068ن.pdf\u2069");
    assert.equal(said({ text: "look", files: files.slice(0, 1) }, (text) => text.toUpperCase()), "LOOK 📎 \u2068a_b.png\u2069");
    assert.deepEqual([said({ text: "hello" }), said({}), named([])], ["hello", "", []]);
  });

  test("a deleted message has none", () => {
    assert.deepEqual(toMessage({ seq: 1, files: [{ id: "f" }], deleted: true }).files, []);
    assert.deepEqual(toMessage({ seq: 1, files: [{ id: "f" }] }).files, [{ id: "f" }]);
  });
});
