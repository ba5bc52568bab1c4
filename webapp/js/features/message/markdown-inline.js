import { addressEnd, mailAddresses, pathEnd } from "./markdown-addresses.js";
import { codeSpans, pairs } from "./markdown-marks.js";
import { escaped, letterAt, letterBefore } from "./markdown-signs.js";

/** Where a link may lead. */
export const LINKS = /^(?:https?:|mailto:)/i;

const SCHEME = /^[a-z][a-z0-9+.-]{1,30}:/i;
const FILE = /^file:\/{1,3}[^\s/]/i;
const MOST_TARGET = 2_048;
const TAGS = { "*": ["", "em", "strong"], _: ["", "em", "strong"], "~": ["", "del", "del"] };

/**
 * What stands in one paragraph, cell or item as HTML: code, links, addresses, marks. Whatever marks
 * nothing stays as it was typed. Takes time in proportion to the text.
 */
export function inline(text, links = true) {
  const pieces = new Pieces(text, links).all;
  const runs = pieces.filter(({ sign }) => sign);
  const found = pairsOf(text, runs);
  if (!runs.some(({ signs }) => signs.includes(true))) return drawn(pieces, found);
  // A backslash goes only where the sign behind it would mark: that was asked, now come the others.
  let index = 0;
  const real = pieces.flatMap((piece) => (piece.sign ? unescaped(text, piece, found[index++]) : [piece]));
  return drawn(real, pairsOf(text, real.filter(({ sign }) => sign)));
}

function pairsOf(text, runs) {
  return pairs(
    text,
    runs.map(({ sign, signs, start, end }) => {
      const after = letterAt(text, end);
      return { sign, length: signs.length, start, end, before: letterBefore(text, start), after, beyond: letterAt(text, end + after.length) };
    }),
  );
}

function drawn(pieces, found) {
  let index = 0;
  return pieces
    .map((piece) => {
      if (piece.html !== undefined) return piece.html;
      if (piece.text !== undefined) return escaped(piece.text).replace(/\n/g, "<br>");
      const { opens, closes } = found[index++];
      const rest = piece.signs.length - sum(opens) - sum(closes);
      const tags = TAGS[piece.sign];
      return [...closes.map((size) => `</${tags[size]}>`), piece.sign.repeat(rest), ...opens.map((size) => `<${tags[size]}>`)].join("");
    })
    .join("");
}

const sum = (sizes) => sizes.reduce((all, size) => all + size, 0);

/** A run with backslashes as what it is without them: signs that stay signs, and shorter runs. */
function unescaped(text, { sign, signs, start, end }, { opens, closes }) {
  const parts = [];
  const from = signs.length - sum(opens);
  const to = sum(closes);
  let at = start;
  signs.forEach((backslash, index) => {
    const marks = index < to || index >= from;
    const next = at + (backslash ? 2 : 1);
    const last = parts.at(-1);
    if (backslash) parts.push({ text: marks ? sign : `\\${sign}` });
    else if (last?.sign) Object.assign(last, { signs: [...last.signs, false], end: next });
    else parts.push({ sign, signs: [false], start: at, end: next });
    at = next;
  });
  return at === end ? parts : [{ text: text.slice(start, end) }];
}

/** Takes a text apart from left to right: `{html}` is done, `{text}` is text, `{sign}` a run that may mark. */
class Pieces {
  all = [];
  #text;
  #links;
  #brackets;
  #mails;
  #code;
  #from = 0;

  constructor(text, links) {
    this.#text = text;
    this.#links = links;
    this.#code = codeSpans(text);
    this.#brackets = links && text.includes("](") ? brackets(text, this.#code.spans) : new Map();
    this.#mails = new Map(links && text.includes("@") ? mailAddresses(text).map(({ start, end }) => [start, end]) : []);
    const interesting = /[\\`*_~[!<:@hwf]/gi;
    const mails = [...this.#mails.keys()];
    let mail = 0;
    for (let at = 0; at < text.length; ) {
      while (mail < mails.length && mails[mail] < at) mail++;
      interesting.lastIndex = at;
      const next = Math.min(interesting.exec(text)?.index ?? text.length, mails[mail] ?? text.length);
      if (next === text.length) break;
      at = this.#at(next);
    }
    this.#flush(text.length);
  }

  #flush(to) {
    if (to > this.#from) this.all.push({ text: this.#text.slice(this.#from, to) });
  }

  #done(start, end, piece) {
    this.#flush(start);
    this.all.push(piece);
    this.#from = end;
    return end;
  }

  /** @returns where to go on */
  #at(at) {
    const text = this.#text;
    const span = this.#code.spans.get(at);
    if (span) return this.#done(at, span.end, { html: `<code>${escaped(span.code)}</code>` });
    if (this.#mails.has(at)) {
      const end = this.#mails.get(at);
      return this.#done(at, end, { html: anchor(`mailto:${text.slice(at, end)}`, escaped(text.slice(at, end))) });
    }
    switch (text[at]) {
      case "\\":
        return this.#backslash(at);
      case "*":
      case "_":
      case "~":
        return this.#run(at);
      case "!":
        return text[at + 1] === "[" ? this.#link(at, at + 1) : at + 1;
      case "[":
        return this.#link(at, at);
      case "<":
        return this.#pointed(at);
      case ":":
        return text[at + 1] === "\\" ? Math.max(at + 1, pathEnd(text, at - 1)) : at + 1;
      case "h":
      case "w":
      case "f":
      case "H":
      case "W":
      case "F":
        return this.#address(at);
      default:
        return at + 1;
    }
  }

  #backslash(at) {
    const text = this.#text;
    if (this.#code.dropped.has(at)) return this.#done(at, at + 1, { text: "" });
    const path = pathEnd(text, at);
    if (path > 0) return path;
    let sign = at;
    while (text[sign] === "\\") sign++;
    const escapes = (sign - at) % 2 === 1 && /^[*_~]$/.test(text[sign] ?? "");
    return escapes ? this.#run(sign - 1) : this.#code.dropped.has(sign - 1) && sign - 1 > at ? sign - 1 : sign;
  }

  #run(at) {
    const text = this.#text;
    const sign = text[at] === "\\" ? text[at + 1] : text[at];
    const signs = [];
    let end = at;
    for (;;) {
      if (text[end] === sign) signs.push(false);
      else if (text[end] === "\\" && text[end + 1] === sign) signs.push(true);
      else break;
      end += signs.at(-1) ? 2 : 1;
    }
    return this.#done(at, end, { sign, signs, start: at, end });
  }

  #link(start, bracket) {
    const text = this.#text;
    const close = this.#brackets.get(bracket);
    const target = close && text[close + 1] === "(" ? targetAt(text, close + 2) : null;
    const label = target && text.slice(bracket + 1, close);
    if (!label?.trim()) return start + 1;
    if (FILE.test(target.href)) return this.#done(start, target.end, { html: `${inline(label, false)} (${file(target.href)})` });
    if (LINKS.test(target.href)) return this.#done(start, target.end, { html: anchor(target.href, inline(label, false)) });
    // Where nobody may be led its words remain; what is no address at all is as it was typed.
    return SCHEME.test(target.href) ? this.#done(start, target.end, { html: inline(label, false) }) : start + 1;
  }

  #pointed(at) {
    if (!this.#links) return at + 1;
    const pointed = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2048})>/iy;
    pointed.lastIndex = at;
    const href = pointed.exec(this.#text)?.[1];
    return href ? this.#done(at, pointed.lastIndex, { html: anchor(href, escaped(href)) }) : at + 1;
  }

  #address(at) {
    const text = this.#text;
    const end = this.#links ? addressEnd(text, at) : -1;
    if (end < 0) return at + 1;
    const address = text.slice(at, end);
    if (/^f/i.test(address)) return this.#done(at, end, { html: file(address) });
    return this.#done(at, end, { html: anchor(/^w/i.test(address) ? `http://${address}` : address, escaped(address)) });
  }
}

const anchor = (href, content) => `<a href="${escaped(href)}">${content}</a>`;

/** No browser follows it from a page of the web: the page lays a button beside it that copies it. */
const file = (address) => `<span class="file">${escaped(address)}</span>`;

/** Where the bracket that opens is closed, brackets in code left out. */
function brackets(text, spans) {
  const closed = new Map();
  const open = [];
  for (let at = 0; at < text.length; at++) {
    if (spans.has(at)) at = spans.get(at).end - 1;
    else if (text[at] === "[") open.push(at);
    else if (text[at] === "]" && open.length > 0) closed.set(open.pop(), at);
  }
  return closed;
}

/** `https://… "title")`, with the brackets that an address has in pairs. */
function targetAt(text, from) {
  let at = from;
  while (text[at] === " ") at++;
  const pointed = text[at] === "<";
  if (pointed) at++;
  const start = at;
  const most = Math.min(text.length, start + MOST_TARGET);
  for (let open = 0; at < most && !/\s/.test(text[at]); at++) {
    if (pointed ? text[at] === ">" : text[at] === ")" && open === 0) break;
    // The next link begins: this one was never ended.
    if (text[at] === "]" && text[at + 1] === "(") return null;
    open += text[at] === "(" ? 1 : text[at] === ")" ? -1 : 0;
  }
  const href = text.slice(start, at);
  const rest = /^>?(?: {1,9}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|\([^()\n]{0,300}\)))? {0,9}\)/.exec(text.slice(at, at + 330));
  return href && rest && (rest[0][0] === ">") === pointed ? { href, end: at + rest[0].length } : null;
}
