/** What letters and signs are to the reader of Markdown; each function takes one letter, or "" for an end. */

const SPACE = /^\s?$/u;
const SIGN = /^[\p{P}\p{S}]$/u;
const LETTER = /^[\p{L}\p{M}\p{N}]$/u;
const WORD = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
/** Beside these a mark needs no space: their scripts put none there, or their signs are as wide as letters. */
const WIDE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}\u3000-\u303F\u30FB\u30FC\uFE10-\uFE6F\uFF00-\uFFEF]$/u;
/** Letters that follow an address without a space, but do not belong to it. */
const FOLLOWING = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC]$/u;
/** Eyes, mouths and cheeks of faces: `(*´∀`*)`, `>_<`, `^_^`. */
const FACE = /^[\p{Sk}\p{Sm}\p{So}^・｡゜ﾟ:；=<>@\-~°•´｀`]$/u;

export const isSpace = (letter) => SPACE.test(letter);
export const isSign = (letter) => SIGN.test(letter);
export const isWide = (letter) => WIDE.test(letter);
export const isFollowing = (letter) => FOLLOWING.test(letter);
export const isFace = (letter) => FACE.test(letter) && !WORD.test(letter);
export const isLetter = (letter) => LETTER.test(letter);
export const isAscii = (letter) => /^[A-Za-z0-9]$/.test(letter);
export const hasWord = (text) => WORD.test(text);

export function letterAt(text, at) {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

export function letterBefore(text, at) {
  const low = text.charCodeAt(at - 1);
  const paired = at > 1 && (low & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800;
  return text.slice(Math.max(0, paired ? at - 2 : at - 1), at);
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
}
