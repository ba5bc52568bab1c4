/** Three families with skin tones are shorter. */
const MOST_JUMBO = 200;

/** A small set for reactions and `:name` completion; any other emoji can be typed. */
export const EMOJI = parse(`
👍 thumbsup yes good いいね|👎 thumbsdown no|🙏 thanks please pray ありがとう|👏 clap bravo 拍手|🎉 tada party お祝い|❤️ heart love|😀 grinning smile|😄 happy laugh|😂 joy tears|🙂 slight smile|😉 wink|😊 blush|😍 hearteyes|🤔 thinking|😅 sweat|😢 cry sad|😭 sob|😡 angry|😱 scream|😴 sleepy|🤯 mindblown|🥳 partying|😎 cool|🙄 eyeroll|🤝 handshake|🙌 raisedhands|💪 strong muscle|👀 eyes look|✅ check done 完了|❌ cross no|⚠️ warning 注意|❓ question|❗ exclamation|💯 hundred|🔥 fire|✨ sparkles|⭐ star|🚀 rocket ship|🐛 bug|🔧 wrench fix|🔒 lock|🔔 bell|📌 pin|📎 clip|📅 calendar 予定|⏰ alarm|⏳ hourglass wait|☕ coffee 休憩|🍵 tea お茶|🍱 bento lunch お昼|🍣 sushi|🍜 ramen|🍰 cake|🍺 beer 乾杯|🌸 sakura 桜|🌞 sun|🌧️ rain|❄️ snow|🌈 rainbow|🏠 home|🚃 train 電車|✈️ plane|💡 idea bulb|📝 memo|📈 up chart|📉 down chart|💻 computer|📱 phone|🖨️ printer|🐱 cat|🐶 dog|👋 wave hello こんにちは|🤖 robot bot|🎯 target|🏆 trophy|🎂 birthday 誕生日|💐 bouquet|🙇 bow sorry すみません|🆗 ok|➕ plus
`);

function parse(list) {
  return list
    .trim()
    .split("|")
    .map((entry) => {
      const [emoji, ...names] = entry.split(" ");
      return { emoji, names };
    });
}

/** Those whose names begin with the query come first, those that hold it after. */
export function findEmoji(query) {
  const wanted = query.toLowerCase();
  const begins = EMOJI.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  const holds = EMOJI.filter((entry) => !begins.includes(entry) && entry.names.some((name) => name.includes(wanted)));
  return [...begins, ...holds];
}

/** One to three emoji and nothing else. */
export function isJumbo(text) {
  return text.length <= MOST_JUMBO && /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u.test(text);
}
