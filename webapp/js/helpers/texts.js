/** The page's texts in the reader's language, and its forms of dates and numbers. */
export class Texts {
  #table;
  #plural;
  #number;
  #time;
  #clock;
  #full;
  #day;
  #short;
  #moment;

  constructor(table, language) {
    this.language = language;
    this.#table = table;
    this.#plural = new Intl.PluralRules(language);
    // The reader's own region of the language, if the browser names one: 26/11 or 11/26.
    const locale = (globalThis.navigator?.languages ?? []).find((tag) => tag.split("-")[0] === language) ?? language;
    this.#number = new Intl.NumberFormat(locale);
    this.#moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    this.#time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    this.#clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium", hourCycle: "h23" });
    this.#full = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });
    this.#short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
    this.#day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  }

  /** Takes more texts in, for a part that few open. */
  learn(table) {
    Object.assign(this.#table, table);
  }

  /** The text of `key` with `{0}`, `{1}` replaced. A missing key shows itself: better than nothing. */
  say(key, ...values) {
    const text = this.#table[key] ?? key;
    return text.replace(/\{(\d)\}/g, (_, index) => String(values[index] ?? ""));
  }

  /** The form of `key` for `count` things; `{0}` is the count. */
  count(key, count) {
    return this.say(`${key}.${this.#plural.select(count) === "one" ? "one" : "other"}`, this.#number.format(count));
  }

  /** `A, B and C` */
  list(names) {
    return new Intl.ListFormat(this.language).format(names);
  }

  number(value) {
    return this.#number.format(value);
  }

  has(key) {
    return Object.hasOwn(this.#table, key);
  }

  time(at) {
    return this.#time.format(new Date(at));
  }

  /** With seconds. */
  clock(at) {
    return this.#clock.format(new Date(at));
  }

  /** The time of today, the date of any other day. */
  short(at, now = Date.now()) {
    return new Date(at).toDateString() === new Date(now).toDateString() ? this.time(at) : this.#short.format(new Date(at));
  }

  moment(at) {
    return this.#moment.format(new Date(at));
  }

  full(at) {
    return this.#full.format(new Date(at));
  }

  /** `Today`, `Yesterday` or the date, as seen from `now`. */
  day(at, now = Date.now()) {
    const start = (time) => new Date(time).setHours(0, 0, 0, 0);
    // Rounded, because a day with a clock change has 23 or 25 hours.
    const days = Math.round((start(now) - start(at)) / 86_400_000);
    if (days === 0) return this.say("timeline.today");
    if (days === 1) return this.say("timeline.yesterday");
    return this.#day.format(new Date(at));
  }
}

/** The beginning of a text, at most so many UTF-16 units, without half of a letter at its end. */
export function cut(text, most) {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most);
}

/** A text on one line, without the marks of Markdown. */
export function plain(text) {
  return cut(cut(text, 400).replace(/```\w*|[*_~`>#|]+/g, " ").replace(/\s+/g, " ").trim(), 200);
}
