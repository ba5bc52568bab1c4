const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
const SPANS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Why something was not done, in the reader's words where there are some, else in the server's. */
export function problemText(texts, { status, code, detail }) {
  const key = [`admin.error.${code}`, `admin.error.${status}`].find((one) => texts.has(one));
  if (key) return texts.say(key);
  return detail ? texts.say("admin.error.said", detail) : texts.say("admin.error.other", status);
}

/** What was done, by a word of the trail; a word of a newer server shows itself. */
export function actionText(texts, action) {
  const key = `admin.action.${action}`;
  return texts.has(key) ? texts.say(key) : action;
}

/** `1.2 GB`; powers of 1,000, as disks are sold. */
export function bytesText(language, bytes) {
  const power = bytes < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(language, { style: "unit", unit: SIZES[power], unitDisplay: "short", maximumFractionDigits: 1 }).format(bytes / 1000 ** power);
}

/** `3 days, 4 hours`: the two greatest units that are not nothing. */
export function spanText(language, seconds) {
  const parts = [];
  let rest = Math.max(0, seconds);
  for (const [unit, length] of SPANS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0 || (unit === "minute" && parts.length === 0)) parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count));
  }
  return new Intl.ListFormat(language, { type: "unit" }).format(parts.slice(0, 2));
}

/** A day as `<input type="date">` has it, as the moment when it begins for the reader; `days` later if wanted. */
export function dayBegins(date, days = 0) {
  const [year, month, day] = date.split("-").map(Number);
  const at = new Date(year, month - 1, day + days);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString();
}

/** The settings that hold what somebody looks for, in their key, value or source. */
export function settingsFound(settings, { q = "", set = "" }) {
  const wanted = q.toLowerCase().split(/\s/).filter(Boolean);
  return settings.filter(({ key, value, source }) => {
    const text = `${key} ${value} ${source}`.toLowerCase();
    return (set === "" || (source === "default") === (set === "default")) && wanted.every((word) => text.includes(word));
  });
}
