/** The processor time of doing something, in milliseconds, the least of a few tries: not what else the machine does. */
export function cpuMillis(task, tries = 3) {
  const times = Array.from({ length: tries }, () => {
    const before = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

/** `unit` as often as fits into so many characters. */
export const filled = (unit, length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
