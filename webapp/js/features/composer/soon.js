const MOST_MILLIS = 3_000;

/** What a message waits for, but not for long: a server that does not answer must not hold what is written. */
export function soon(promise) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, MOST_MILLIS, null))]);
}
