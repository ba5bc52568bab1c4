import { trustedScript } from "./trusted-script.js";

/** The page's service worker, once it is ready; rejected where there is none (plain http, or forbidden). */
export async function serviceWorker() {
  if (!navigator.serviceWorker) throw new Error("This browser has no service workers here.");
  await navigator.serviceWorker.register(trustedScript(new URL("sw.js", document.baseURI).href));
  return navigator.serviceWorker.ready;
}
