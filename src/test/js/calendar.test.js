import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { firstSince } from "../../../webapp/js/features/reading/calendar.js";

/** A room's log: a message every hour, at every third seq, the others being reactions and the like. */
function log(count) {
  const messages = Array.from({ length: count }, (_, index) => ({ seq: 3 * index + 2, at: new Date(Date.UTC(2026, 0, 1, index)).toISOString() }));
  let questions = 0;
  const ask = async ({ after, limit }) => {
    questions++;
    return { messages: messages.filter(({ seq }) => seq > after).slice(0, limit) };
  };
  const since = (millis) => firstSince({ ask, room: "lobby", head: 3 * count + 1, millis });
  return { messages, since, questions: () => questions };
}

describe("firstSince", () => {
  test("finds the first message of every moment of a log", async () => {
    const { messages, since } = log(40);
    for (const { seq, at } of messages) {
      assert.equal(await since(Date.parse(at)), seq);
      assert.equal(await since(Date.parse(at) - 1), seq);
    }
  });

  test("finds nothing after the last message, and the first one before all", async () => {
    const { since } = log(40);
    assert.equal(await since(Date.UTC(2027, 0, 1)), null);
    assert.equal(await since(0), 2);
    assert.equal(await log(0).since(0), null);
  });

  test("asks about as often as the log can be halved", async () => {
    const { since, questions } = log(40_000);
    await since(Date.UTC(2028, 0, 1));
    assert.ok(questions() <= 18, `${questions()} questions`);
  });
});
