import { Aside } from "./aside-queue.js";

const OWN = new URL("../worker.js", import.meta.url).href;
const CALLS = globalThis.document && new URL("calls-worker.js", document.baseURI).href;

/**
 * What may run for the page as a worker: nothing but our own files (Trusted Types, `trusted-types` in
 * the page's policy).
 */
const scripts = globalThis.trustedTypes?.createPolicy("hiroba-worker", {
  createScriptURL(url) {
    if (url !== OWN && url !== CALLS) throw new TypeError(`${url} is no worker of this page.`);
    return url;
  },
});

const own = (url) => (scripts ? scripts.createScriptURL(url) : url);
const worker = new Aside(() => new Worker(own(OWN), { type: "module" }));

/** The service worker that shows notifications, ready to. */
export async function callsWorker() {
  await navigator.serviceWorker.register(own(CALLS));
  return navigator.serviceWorker.ready;
}

/**
 * Does something that may take long in a worker, one at a time: `markdown` gives HTML, `colours` the
 * runs of a code block.
 *
 * @returns a promise of what came out, or null if it took too long or there is no worker
 */
export function aside(kind, input) {
  return worker.run({ kind, ...input });
}
