/** Sets a mark around what is selected, or takes it away; between two marks one writes on. */
export function wrap(field, mark) {
  // Right after pasting the chord takes what is offered.
  if (mark === "`" && field.offered?.code) return field.offered.act();
  const { value, selectionStart, selectionEnd } = field.element;
  const selected = value.slice(selectionStart, selectionEnd);
  // The blanks at its ends stay outside: a mark beside a blank marks nothing.
  const start = selectionStart + (selected.length - selected.trimStart().length);
  const end = Math.max(start, selectionEnd - (selected.length - selected.trimEnd().length));
  const words = value.slice(start, end);
  const size = mark.length;
  if (mark === "`" && words.includes("\n")) return fence(field, start, end);
  if (words.length >= 2 * size && words.startsWith(mark) && words.endsWith(mark) && !doubled(words, mark)) return put(field, start, end, words.slice(size, -size), 0);
  const around = value.slice(start - size, start) === mark && value.slice(end, end + size) === mark && !doubled(value.slice(start - size - 1, end + size + 1), mark);
  if (start >= size && around) return put(field, start - size, end + size, words, 0);
  put(field, start, end, mark + words + mark, size);
}

/** Whether what looks like one star is half of two. */
function doubled(words, mark) {
  return mark === "*" && words.startsWith("**") && words.endsWith("**") && !words.startsWith("***");
}

function put(field, start, end, text, inside) {
  field.replace(start, end, text);
  field.element.setSelectionRange(start + inside, start + text.length - inside);
}

/** Lines as code, between fences that are longer than any in them. */
export function fence(field, start, end) {
  const { value } = field.element;
  const lines = value.slice(start, end).replace(/\n+$/, "");
  const sign = "`".repeat(Math.max(3, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const before = start === 0 || value[start - 1] === "\n" ? "" : "\n";
  const after = value[end] === "\n" || end === value.length ? "\n" : "\n\n";
  field.replace(start, end, `${before}${sign}\n${lines}\n${sign}${after}`);
}
