import { Aside } from "./aside-queue.js";
import { trustedScript } from "./trusted-script.js";

const OWN = new URL("../worker.js", import.meta.url).href;

const worker = new Aside(() => new Worker(trustedScript(OWN), { type: "module" }));

/**
 * Does something that may take long in a worker, one at a time: `markdown` gives HTML, `colours` the
 * runs of a code block.
 *
 * @returns a promise of what came out, or null if it took too long or there is no worker
 */
export function aside(kind, input) {
  return worker.run({ kind, ...input });
}
