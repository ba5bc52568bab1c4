/** Katakana as hiragana: whoever looks for something types either. */
export function hiragana(text) {
  return text.replace(/[\u30a1-\u30f6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
