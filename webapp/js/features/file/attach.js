import { context } from "../../helpers/context.js";
import { idSource } from "../../helpers/ids.js";
import { FileApi } from "../../transport/file-api.js";
import { storeName, FileStore } from "./file-store.js";
import { readyForFiles } from "./file-parts.js";
import { pastedName, refusal } from "./file-words.js";
import { forget, keepPicture, passOn } from "./local-pictures.js";
import { sizeOf, smallPicture } from "./small-picture.js";
import { Trays } from "./trays.js";

let trays = null;
let restored;

/** Takes files into the tray of a room, or says why not; `folders` are names of what cannot be sent as it is. */
export async function attachFiles(room, files, { pasted = false, folders = [] } = {}) {
  // Read now: a list of the browser's own lives as long as its event.
  const all = [...files].filter(({ name }) => !folders.includes(name));
  await ready();
  const { chat, texts } = context();
  const limits = chat.limits.files ?? {};
  const refuse = (name, code) => trays.note(room, `\u2068${name}\u2069: ${refusal({ code }, texts, limits)}`);
  for (const name of folders) refuse(name, "folder");
  const taken = trays.in(room).map(({ name }) => name);
  const fit = [];
  for (const file of all) {
    if (file.size === 0) refuse(file.name, "empty");
    else if (file.size > limits.maxBytes) refuse(file.name, "too-large");
    else if (taken.length >= (limits.perMessage ?? 10)) refuse(file.name, "many");
    else {
      const name = pasted ? pastedName(file, texts.say("files.pasted"), new Date(), taken) : file.name;
      taken.push(name);
      fit.push({ blob: file, name });
    }
  }
  trays.add(room, fit);
  document.getElementById("composer-text")?.focus();
}

/** What an earlier page did not send goes on. */
export async function resumeFiles() {
  await ready();
}

async function ready() {
  await readyForFiles();
  if (!trays) make();
  await restored;
}

function make() {
  const { attachments, chat, connection, outgoing, storage } = context();
  const store = new FileStore(storeName(chat.user.id));
  const limits = () => chat.limits.files ?? {};
  const upload = { api: new FileApi(), online: () => connection.online, preview: ({ blob }) => smallPicture(blob, limits()) };
  trays = new Trays({ outgoing, store, newId: idSource(), limits, upload });
  trays.addEventListener("taken", ({ detail }) => measure(detail));
  trays.addEventListener("forgotten", ({ detail: { key, sent, upload: { file } } }) => (sent ? passOn(key, file?.id) : forget(key)));
  trays.addEventListener("change", () => remember(storage, store));
  connection.addEventListener("state", () => connection.online && trays.online());
  addEventListener("beforeunload", (event) => trays.wouldLose && event.preventDefault());
  document.addEventListener("hiroba-edit-unsent", ({ detail }) => trays.giveBack(detail));
  restored = trays.restore();
  attachments.trays = trays;
}

/** The next page looks whether there is something only if there may be. */
async function remember(storage, store) {
  if (trays.size > 0) storage.set("files", true);
  else if ((await store.all()).length === 0) storage.remove("files");
}

async function measure(item) {
  if (!item.type.startsWith("image/")) return;
  const size = await sizeOf(item.blob);
  if (!size) return;
  keepPicture(item.key, item.blob);
  trays.measured(item.key, size);
}
