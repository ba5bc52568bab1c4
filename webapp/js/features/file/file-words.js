/** What a file is, in words and numbers. */

const KINDS = { image: "image", video: "video", audio: "audio" };
/** What a browser shows without more; the server serves nothing else inline. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
const MOST_EXTENSION = 5;
/** Names of languages that the highlighter knows by another name than files do. */
const LANGUAGES = { h: "c", htm: "xml", html: "xml", jsp: "xml", jspf: "xml", svg: "xml", vue: "xml", mjs: "js", cjs: "js", yml: "yaml", cfg: "ini", conf: "ini", properties: "properties", bash: "sh", kts: "kt" };
const PROSE = new Set(["", "txt", "log", "csv", "tsv"]);

/** `image`, `video`, `audio`, `pdf`, `text` or `other`: how it is shown. */
export function kindOf({ type }) {
  const major = type.split("/")[0];
  if (major === "image") return SHOWN.has(type) ? "image" : "other";
  if (KINDS[major]) return major;
  if (type === "application/pdf") return "pdf";
  return type.startsWith("text/plain") ? "text" : "other";
}

/** `PNG`, `TAR`: what follows the last dot, if it looks like that. */
export function extensionOf(name) {
  const found = /[^.]\.([A-Za-z0-9]+)$/.exec(name);
  return found && found[1].length <= MOST_EXTENSION ? found[1].toUpperCase() : "";
}

/** The name by which the highlighter may know the language of a text; null for prose. */
export function languageOf(name) {
  const extension = extensionOf(name).toLowerCase();
  return PROSE.has(extension) ? null : (LANGUAGES[extension] ?? extension);
}

/** `2.4 MB`, in steps of a thousand, as browsers and disks count. */
export function sizeText(bytes, language) {
  const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  // What would be rounded to a thousand is one of the next.
  if (step < UNITS.length - 1 && step > 0 && Math.round(value) >= 1000) return unit(1, UNITS[step + 1], language);
  return unit(value, UNITS[step], language);
}

function unit(value, name, language) {
  const digits = name === "byte" || value >= 10 ? 0 : 1;
  return new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: name === "byte" ? "long" : "short", maximumFractionDigits: digits }).format(value);
}

/** The limit of the server as people name it: it counts by 1,024. */
export function limitText(bytes, language) {
  const mib = bytes / 1_048_576;
  return mib >= 1 ? `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(mib)} MB` : sizeText(bytes, language);
}

/** `12 sec`, `3 min`, `2 hr`: rounded so that it does not flicker. */
export function spanText(millis, language) {
  const seconds = millis / 1000;
  const [value, name] = seconds < 55 ? [Math.max(seconds < 10 ? 1 : 5, Math.ceil(seconds / 5) * 5), "second"] : seconds < 3_300 ? [Math.max(1, Math.round(seconds / 60)), "minute"] : [Math.round(seconds / 3600), "hour"];
  return new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
}

/** What a pasted picture is called, for browsers call all of them `image.png`: `screenshot 2026-12-01 10-15.png`. No sign in it that a disk refuses. */
export function pastedName(file, words, date, taken = []) {
  if (!/^image\.\w+$/i.test(file.name)) return file.name;
  const two = (number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const name = `${words} ${day} ${two(date.getHours())}-${two(date.getMinutes())}`;
  const extension = file.name.split(".").at(-1).toLowerCase();
  let candidate = `${name}.${extension}`;
  for (let count = 2; taken.includes(candidate); count++) candidate = `${name} (${count}).${extension}`;
  return candidate;
}

/**
 * The box of a picture as it is shown, so that nothing moves when it comes: its own size, made to fit.
 *
 * @returns `{width, height}`, or null if its size is not known
 */
export function boxOf({ width, height }, mostWidth, mostHeight) {
  if (!(width > 0 && height > 0)) return null;
  const scale = Math.min(1, mostWidth / width, mostHeight / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** What became of a file that the server or the browser refused, and what to do. */
export function refusal({ code, detail }, texts, limits = {}) {
  const size = limits.maxBytes ? limitText(limits.maxBytes, texts.language) : "";
  const key = `files.refused.${code}`;
  const words = texts.has(key) ? texts.say(key, size) : texts.say("files.refused");
  return detail && !texts.has(key) ? `${words} ${detail}` : words;
}
