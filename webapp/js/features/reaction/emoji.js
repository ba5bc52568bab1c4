/** Three families with skin tones are shorter. */
const MOST_JUMBO = 200;

/** One to three emoji and nothing else. */
export function isJumbo(text) {
  return text.length <= MOST_JUMBO && /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u.test(text);
}
