import { hiragana } from "../../helpers/kana.js";

/** Katakana as hiragana, wide as narrow, without accents and case: as people are looked for by name. */
export function folded(text) {
  const plain = text.normalize("NFKD").replace(/\p{Mn}/gu, (mark) => (mark === "\u3099" || mark === "\u309a" ? mark : ""));
  return hiragana(plain.normalize("NFC")).toLowerCase();
}

/** True if `query` is part of what somebody is called or how that is read; the query is {@link folded}. */
export function isCalled({ displayName = "", name = "", reading = "" }, query) {
  return [displayName, name, reading].some((one) => folded(one ?? "").includes(query));
}
