/**
 * What may run for the page beside it: nothing but our own worker and service worker (Trusted Types,
 * `trusted-types` in the page's policy).
 */
const OWN = new Set([new URL("../worker.js", import.meta.url).href, new URL("sw.js", globalThis.document?.baseURI ?? import.meta.url).href]);

const policy = globalThis.trustedTypes?.createPolicy("hiroba-worker", {
  createScriptURL(url) {
    if (!OWN.has(url)) throw new TypeError(`${url} is no worker of this page.`);
    return url;
  },
});

export function trustedScript(url) {
  return policy ? policy.createScriptURL(url) : url;
}
