/** As much as `ws/echo?raw` takes. */
export const MAX_BYTES = 16 * 1024 * 1024;

const MAX_TRIES = 40;

/**
 * Finds the largest message that comes through and back, by halving what is not known yet.
 *
 * @param attempt tries so many bytes: a promise of `{ok, reason?, code?}`
 * @param proceed hears of each step; returning false ends the search early
 * @returns `{largest, failing, reason, code, tries, finished}`; `failing` is the smallest that did not
 *     come through, null when everything did
 */
export async function largestMessage({ attempt, max = MAX_BYTES, proceed = () => true }) {
  const found = { largest: 0, failing: null, tries: 0, finished: false };
  let next = max;
  while (next !== null && found.tries < MAX_TRIES) {
    if (!proceed({ bytes: next, ...found })) return found;
    const { ok, reason, code } = await attempt(next);
    found.tries++;
    if (ok) found.largest = next;
    else Object.assign(found, { failing: next, reason, code });
    next = between(found);
  }
  found.finished = next === null;
  return found;
}

/** Whole decades first: limits are far more often 64 KiB than 15 MiB. */
function between({ largest, failing }) {
  if (failing === null || failing - largest <= 1) return null;
  return failing > 4 * (largest + 1) ? Math.round(Math.sqrt((largest + 1) * failing)) : largest + Math.floor((failing - largest) / 2);
}
