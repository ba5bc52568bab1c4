import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findMentions } from "../../../webapp/js/models/mentions.js";

const NAMES = new Map([["anna", "anna"], ["zoe", "zoe"], ["Zoe Smith", "smith"], ["田中", "tanaka"], ["İpek", "ipek"], ["カズ", "kazu"]]);
const found = (text) => findMentions(text, NAMES).map(({ start, end }) => text.slice(start, end));

describe("findMentions", () => {
  for (const before of ["", "İİİ ", "İzmir ", "ﬁﬁﬁ ﷺ ", "ｶﾞｶﾞ ", "e\u0301\u0301 ", "ẞß ", "😀👩‍👩‍👧 ", "\ud800 ", "\u1e9e\u0130\u0130 "]) {
    test(`gives places in the text as it came, after ${JSON.stringify(before)}`, () => {
      assert.deepEqual(found(`${before}@anna and @ANNA.`), ["@anna", "@ANNA"]);
    });
  }

  test("takes the longest name", () => {
    assert.deepEqual(found("@zoe @Zoe smith @zoe smithers"), ["@zoe", "@Zoe smith", "@zoe"]);
  });

  test("compares folded: width and case", () => {
    assert.deepEqual(found("＠ｚｏｅ @İPEK @ｶｽﾞ"), ["＠ｚｏｅ", "@İPEK", "@ｶｽﾞ"]);
  });

  test("does not take the beginning of a longer word for a name", () => {
    assert.deepEqual(found("@zoe_b @zoe.smith @zoe-x @zoes @zoe\u0301 x@zoe"), []);
    assert.deepEqual(found("@zoe. @zoe- @zoe, (@zoe) @zoe..."), Array(5).fill("@zoe"));
  });

  test("needs no space where a script has none", () => {
    assert.deepEqual(found("@田中さん、はい@zoeです"), ["@田中", "@zoe"]);
  });

  test("takes time in proportion to the text, whatever stands in it", () => {
    const names = new Map(Array.from({ length: 64 }, (_, at) => ["a".repeat(at + 1), at]));
    const steps = (text) => {
      let count = 0;
      const original = String.prototype.normalize;
      String.prototype.normalize = function (...form) {
        count++;
        return original.apply(this, form);
      };
      try {
        findMentions(text, names);
      } finally {
        String.prototype.normalize = original;
      }
      return count;
    };
    for (const unit of ["@", "@a", "a\u0301@", "@aaaa_", "＠", "\u0301"]) {
      assert.ok(steps(unit.repeat(4_000)) <= 2 * steps(unit.repeat(2_000)) + 64, unit);
    }
  });
});
