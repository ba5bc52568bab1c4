import { textsOf } from "../transport/account-api.js";
import { context } from "./context.js";

const learning = new Map();

/** Learns the texts of a part that few open, once. @returns a promise of whether they are there */
export function learnTexts(part) {
  if (!learning.has(part)) learning.set(part, learn(part));
  return learning.get(part);
}

async function learn(part) {
  const words = await textsOf(part);
  if (words) context().texts.learn(words);
  // What could not be had is asked for again.
  else learning.delete(part);
  return words !== null;
}
