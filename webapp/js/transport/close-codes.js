/** What a close code of `hiroba.v1` §4 asks of the client. Unknown codes reconnect. */
const ANSWERS = {
  1003: "stop",
  1008: "slow",
  1009: "drop-message",
  1012: "after-drain",
  4001: "sign-in",
  4003: "sign-in",
};

export function answerTo(code) {
  return ANSWERS[code] ?? "reconnect";
}
