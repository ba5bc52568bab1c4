import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { statusOf } from "../../../webapp/js/features/search/details-search.js";

describe("A search", () => {
  const hits = [{ seq: 1 }];

  test("says so when not everything was looked through, whatever it found", () => {
    assert.equal(statusOf({ hits, incomplete: true }), "search.incomplete");
    assert.equal(statusOf({ hits: [], incomplete: true }), "search.incomplete");
    assert.equal(statusOf({ hits: [], incomplete: true }, "12"), "search.incomplete");
  });

  test("says that nothing was found only when everything was looked through", () => {
    assert.equal(statusOf({ hits: [] }), "search.none");
    assert.equal(statusOf({ hits }), null);
    assert.equal(statusOf({ hits: [] }, "12"), null);
  });
});
