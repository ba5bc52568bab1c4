/** Puts a text on the clipboard, where the page is not secure by the way of old. @returns whether it is there */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain http has no clipboard, and a browser may refuse it: what is selected can be copied all the same.
    return copySelected(text);
  }
}

function copySelected(text) {
  const held = document.activeElement;
  const area = document.createElement("textarea");
  area.className = "visually-hidden";
  area.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  held?.focus({ preventScroll: true });
  return copied;
}
