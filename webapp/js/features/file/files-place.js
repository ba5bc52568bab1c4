import { named } from "../message/message.js";

let drawing = null;
let coming = null;
/** What is to be shown where, once what shows it is there. */
const waiting = new Map();

/** Shows the files of a message in `place`: at once, but for the first ones, which have it fetched. */
export function showFiles(place, message) {
  if (drawing) return drawing.drawFiles(place, message);
  waiting.set(place, message);
  coming ??= fetchDrawing();
}

async function fetchDrawing() {
  try {
    const module = await import("./message-files.js");
    await module.ready;
    drawing = module;
  } catch (problem) {
    // Their names are there all the same; the next drawing tries again.
    console.warn("Files could not be shown.", problem);
    for (const [place, { files }] of waiting) place.textContent = named(files).join("");
  } finally {
    coming = null;
  }
  for (const [place, message] of waiting) drawing?.drawFiles(place, message);
  waiting.clear();
}
