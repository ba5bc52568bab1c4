/** The browser's time and timers behind one object, so that tests can turn the hands themselves. */
export const systemClock = {
  now: () => Date.now(),
  setTimeout: (task, millis) => globalThis.setTimeout(task, millis),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
};
