/**
 * How soon the chat can be used in a browser that has nothing of it yet, as the page's own clock
 * says. Starts the WAR and Chromium, both on loopback, and listens to no network events: a browser
 * whose every request is reported over DevTools, as in PageWeightIT, is slower by a good part.
 *
 *     node --experimental-websocket src/bench/js/first-view.mjs [WAR] [VIEWS]
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const [war = "target/hiroba.war", views = "9"] = process.argv.slice(2);
const LOOK_MILLIS = 250;
const START_MILLIS = 180_000;
const VIEW_MILLIS = 60_000;
const PORTS = ["http.port", "daytime.tcp.port", "daytime.udp.port", "echo.port", "relay.port", "limits.sign-ins-per-minute"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const WATCH = `globalThis.milestones = {};
  new MutationObserver((_, observer) => {
    if (document.querySelector("#composer-text:enabled")) milestones.composer ??= performance.now();
    if (!milestones.composer || !document.querySelector(".room-link")) return;
    observer.disconnect();
    requestAnimationFrame(() => (milestones.interactive = performance.now()));
  }).observe(document, { childList: true, subtree: true });`;
const READ = `(() => {
  const scripts = performance.getEntriesByType("resource").filter(({ name, responseEnd }) => name.endsWith(".js") && responseEnd <= milestones.composer);
  return { page: performance.getEntriesByType("navigation")[0].responseEnd, scripts: Math.max(...scripts.map(({ responseEnd }) => responseEnd)), ...milestones };
})()`;

async function until(condition, what, withinMillis) {
  for (const end = Date.now() + withinMillis; Date.now() < end; await pause(LOOK_MILLIS)) {
    const found = await condition();
    if (found) return found;
  }
  throw new Error(`${what} within ${withinMillis} ms`);
}

function devTools(socket) {
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(data);
    waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
    waiting.delete(id);
  };
  let last = 0;
  return (method, params = {}, sessionId) =>
    new Promise((resolve) => {
      waiting.set(++last, resolve);
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    });
}

async function view(send, base, [name, value]) {
  const { browserContextId } = await send("Target.createBrowserContext");
  await send("Storage.setCookies", { browserContextId, cookies: [{ name, value, url: base }] });
  const { targetId } = await send("Target.createTarget", { url: "about:blank", browserContextId, width: 1280, height: 800 });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  await send("Page.enable", {}, sessionId);
  await send("Page.addScriptToEvaluateOnNewDocument", { source: WATCH }, sessionId);
  await send("Page.navigate", { url: base }, sessionId);
  const look = async () => (await send("Runtime.evaluate", { expression: READ, returnByValue: true }, sessionId)).result.value;
  const seen = await until(async () => ((seen) => seen?.interactive && seen)(await look()), "the page is usable", VIEW_MILLIS);
  await send("Target.disposeBrowserContext", { browserContextId });
  return seen;
}

const folder = mkdtempSync(join(tmpdir(), "first-view-"));
const started = [];
const start = (command, args, stdio) => (started.push(spawn(command, args, { stdio })), started.at(-1));
try {
  let said = "";
  const server = start("java", ["-Xmx512m", ...PORTS.map((key) => `-Dhiroba.${key}=0`), `-Dhiroba.home=${join(folder, "home")}`, "-jar", war], ["ignore", "pipe", "inherit"]);
  server.stdout.on("data", (data) => (said += data));
  const base = await until(() => said.includes("Ctrl-C") && /Hiroba is up: (\S+)/.exec(said)[1], "the server is up", START_MILLIS);
  const signedIn = await fetch(`${base}api/v1/session`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"name":"Aiko"}' });
  const cookie = signedIn.headers.get("set-cookie").split(";")[0];
  // The first view after a start has the container compile the shell, once.
  await (await fetch(base, { headers: { cookie } })).text();
  const profile = join(folder, "browser");
  start("chromium", [...FLAGS, "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], "ignore");
  const [port, path] = await until(() => existsSync(join(profile, "DevToolsActivePort")) && readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n"), "the browser is up", START_MILLIS);
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
  await new Promise((resolve, reject) => ((socket.onopen = resolve), (socket.onerror = reject)));
  const send = devTools(socket);
  const all = [];
  while (all.length < Number(views)) all.push(await view(send, base, cookie.split(/=(.*)/)));
  for (const key of ["page", "scripts", "composer", "interactive"]) {
    const sorted = all.map((one) => Math.round(one[key])).sort((one, two) => one - two);
    console.log(`${key}: median ${sorted[sorted.length >> 1]} ms of ${sorted.join(" ")}`);
  }
  socket.close();
} finally {
  const ended = started.map((process) => process.exitCode === null && new Promise((resolve) => process.once("exit", resolve)));
  for (const process of started) process.kill();
  await Promise.all(ended);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
