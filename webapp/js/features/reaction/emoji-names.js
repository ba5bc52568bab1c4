import { hiragana } from "../../helpers/kana.js";

/**
 * Emoji by what they are called, in English and Japanese: a small set at once, before all others, and
 * the table of all when it has come.
 */

/** What people at work mean most often; the first words of an entry are its shortcodes. */
const COMMON = `
👍 thumbsup yes good いいね|👎 thumbsdown no|🙏 thanks please pray ありがとう|👏 clap bravo 拍手|🎉 tada party お祝い|❤️ heart love|😀 grinning smile|😄 happy laugh|😂 joy tears|🙂 slight smile|😉 wink|😊 blush|😍 hearteyes|🤔 thinking|😅 sweat|😢 cry sad|😭 sob|😡 angry|😱 scream|😴 sleepy|🤯 mindblown|🥳 partying|😎 cool|🙄 eyeroll|🤝 handshake|🙌 raisedhands|💪 strong muscle|👀 eyes look|✅ check done 完了|❌ cross no|⚠️ warning 注意|❓ question|❗ exclamation|💯 hundred|🔥 fire|✨ sparkles|⭐ star|🚀 rocket ship|🐛 bug|🔧 wrench fix|🔒 lock|🔔 bell|📌 pin|📎 clip|📅 calendar 予定|⏰ alarm|⏳ hourglass wait|☕ coffee 休憩|🍵 tea お茶|🍱 bento lunch お昼|🍣 sushi|🍜 ramen|🍰 cake|🍺 beer 乾杯|🌸 sakura 桜|🌞 sun|🌧️ rain|❄️ snow|🌈 rainbow|🏠 home|🚃 train 電車|✈️ plane|💡 idea bulb|📝 memo|📈 up chart|📉 down chart|💻 computer|📱 phone|🖨️ printer|🐱 cat|🐶 dog|👋 wave hello こんにちは|🤖 robot bot|🎯 target|🏆 trophy|🎂 birthday 誕生日|💐 bouquet|🙇 bow sorry すみません|🆗 ok|➕ plus
`;

const TONES = ["", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"];

export const EMOJI = COMMON.trim()
  .split("|")
  .map((entry) => {
    const [emoji, ...names] = entry.split(" ");
    return { emoji, names, words: names.map(folded) };
  });

let groups = null;
let all = EMOJI;
let loading = null;

/** Fetches the table of all emoji, once. @returns a promise of whether it is there */
export function loadEmoji() {
  loading ??= import("./emoji-table.js").then(take, (problem) => {
    console.warn("The table of emoji could not be loaded.", problem);
    loading = null;
    return false;
  });
  return loading;
}

function take({ GROUPS }) {
  const common = new Map(EMOJI.map((entry) => [entry.emoji, entry]));
  groups = Object.entries(GROUPS).map(([name, lines]) => ({ name, emoji: lines.trim().split("\n").map((line) => entryOf(line, common)) }));
  const listed = new Map(groups.flatMap(({ emoji }) => emoji).map((entry) => [entry.emoji, entry]));
  all = [...EMOJI.map(({ emoji }) => listed.get(emoji)), ...[...listed.values()].filter(({ emoji }) => !common.has(emoji))];
  return true;
}

function entryOf(line, common) {
  const [emoji, tones, codes, english, japanese] = line.split("|");
  const shortcodes = codes.split(",").filter(Boolean);
  const words = (list) => list.split(",").filter(Boolean);
  const names = [...(common.get(emoji)?.names ?? []), ...shortcodes, ...words(english), ...words(japanese)];
  return { emoji, tones: tones === "+", names: [...new Set(names)], words: [...new Set(names.map(folded))], shortcodes, english: words(english)[0] ?? shortcodes[0], japanese: words(japanese)[0] };
}

/** `[{name, emoji: [entry]}]`, or null as long as the table is not there. */
export function emojiGroups() {
  return groups;
}

/** The one of that shortcode comes first, then those whose names begin so, then those that hold it; usual ones before others. */
export function findEmoji(query) {
  const wanted = folded(query.trim());
  if (wanted === "") return all;
  const rank = ({ words, shortcodes = [] }) => (shortcodes.includes(wanted) ? 0 : words.some((word) => word.startsWith(wanted)) ? 1 : words.some((word) => word.includes(wanted)) ? 2 : 3);
  const ranked = all.map((entry) => [rank(entry), entry]).filter(([place]) => place < 3);
  return ranked.sort(([one], [two]) => one - two).map(([, entry]) => entry);
}

/** The emoji of a shortcode such as `tada`, or undefined. */
export function emojiOf(shortcode) {
  return all.find(({ shortcodes, names }) => (shortcodes ?? names).includes(shortcode) || names[0] === shortcode)?.emoji;
}

/** An emoji of people in one of six tones, 0 for none. */
export function withTone({ emoji, tones }, tone) {
  if (!tones || !tone) return emoji;
  // Every person of a group has the tone, not the hands between two; the sign that stands for coloured drawing goes where it comes.
  return emoji.replace(/(?<!\u200D)(\p{Emoji_Modifier_Base})\uFE0F?|(?<=\u200D)((?!🤝)\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1$2${TONES[tone]}`);
}

/** As people type it: any case, half or full width, either kana. */
function folded(word) {
  return hiragana(word.normalize("NFKC").toLowerCase());
}
