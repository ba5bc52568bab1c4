import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { folded, isCalled } from "../../../webapp/js/features/member/names.js";

describe("A name that is looked for", () => {
  test("is found however it is typed", () => {
    for (const [typed, meant] of [["jose", "José"], ["ipek", "İpek"], ["ＫＥＮ", "Ken"], ["サトウ", "さとう"], ["ｻﾄｳ", "さとう"], ["がく", "ガク"]]) assert.equal(folded(typed), folded(meant), typed);
  });

  test("keeps apart what is another name", () => {
    for (const [one, other] of [["かき", "がき"], ["はな", "ぱな"], ["Ken", "Kem"]]) assert.notEqual(folded(one), folded(other));
  });

  test("is found by its reading", () => {
    const sato = { displayName: "佐藤 愛子", name: "aiko", reading: "さとう あいこ" };
    for (const query of ["さとう", "アイコ", "aiko", "佐藤"]) assert.equal(isCalled(sato, folded(query)), true, query);
    assert.equal(isCalled(sato, folded("たなか")), false);
    assert.equal(isCalled({ displayName: "Ben" }, folded("ben")), true);
  });
});
