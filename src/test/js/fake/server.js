import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { Hub } from "./hub.js";
import { ServerSocket } from "./socket.js";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };

/**
 * Serves `webapp/` with a {@link Hub} behind it, on loopback: `node src/test/js/fake/server.js 8099`.
 * For working on the page; what counts is tested against the real server.
 */
export async function startFake({ port = 0, hub = new Hub() } = {}) {
  const sessions = new Map();
  const userOf = (request) => sessions.get(cookie(request, "hiroba-session"));
  const server = createServer((request, response) => handle(request, response).catch((problem) => {
    console.error(problem);
    response.writeHead(500).end();
  }));

  async function handle(request, response) {
    const { pathname } = new URL(request.url, "http://fake");
    if (pathname === "/api/v1/session") return session(request, response);
    if (pathname === "/") return page(request, response, userOf(request));
    const file = normalize(join(ROOT, "webapp", pathname));
    try {
      const bytes = await readFile(file);
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "text/plain", "Cache-Control": "no-cache" }).end(bytes);
    } catch {
      response.writeHead(404).end("not found");
    }
  }

  async function session(request, response) {
    const json = (status, body) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    const user = userOf(request);
    if (request.method === "GET") return user ? json(200, { user }) : json(401, { status: 401 });
    if (request.method === "DELETE") {
      sessions.delete(cookie(request, "hiroba-session"));
      if (user) hub.closeUser(user, 4001);
      return response.writeHead(204).end();
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { name } = JSON.parse(Buffer.concat(chunks));
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,31}$/u.test(name)) return json(400, { status: 400, detail: "bad name" });
    if ([...sessions.values()].some((taken) => taken.name === name)) return json(409, { status: 409, detail: "taken" });
    const token = randomBytes(16).toString("hex");
    sessions.set(token, hub.user(name));
    response.setHeader("Set-Cookie", `hiroba-session=${token}; Path=/; HttpOnly; SameSite=Lax`);
    return json(200, { user: hub.user(name) });
  }

  server.on("upgrade", (request, socket) => {
    const user = userOf(request);
    if (!user) return socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
    hub.connect(new ServerSocket(request, socket, "hiroba.v1"), user);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { hub, sessions, url: `http://127.0.0.1:${server.address().port}/`, close: () => (hub.closeAll(), server.close()) };
}

function cookie(request, name) {
  const found = (request.headers.cookie ?? "").split(/; */).find((part) => part.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

/** Renders a JSP shell by replacing the few expressions that the shells use. */
async function page(request, response, user) {
  const nonce = randomBytes(16).toString("base64");
  const language = cookie(request, "hiroba-language") ?? (request.headers["accept-language"]?.startsWith("ja") ? "ja" : "en");
  const theme = cookie(request, "hiroba-theme") ?? "auto";
  const texts = await properties(join(ROOT, `src/main/resources/messages_${language}.properties`));
  const jsp = await readFile(join(ROOT, "webapp", user ? "index.jsp" : "login.jsp"), "utf8");
  const data = JSON.stringify({ user: user ?? null, language, theme, texts }).replaceAll("<", "\\u003c");
  const html = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const values = { "view.nonce": nonce, "view.assets": "", "view.language": language, "view.theme": theme, "view.dataJson": data };
  const icons = await readFile(join(ROOT, "webapp/WEB-INF/icons.svg"), "utf8");
  const body = jsp
    .replace(/<%@ include file="\/WEB-INF\/icons.svg" %>/, icons)
    .replace(/<%--[\s\S]*?--%>/g, "")
    .replace(/<%@[\s\S]*?%>\n?/g, "")
    .replace(/\$\{ui:html\(view\.texts\['([^']+)'\]\)\}/g, (_, key) => html(texts[key] ?? `?${key}?`))
    .replace(/\$\{([^}]+)\}/g, (_, name) => values[name] ?? `?${name}?`);
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy":
      `default-src 'self'; script-src 'self' 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; ` +
      "frame-ancestors 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types dompurify hiroba-worker",
  });
  response.end(body);
}

async function properties(file) {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line && !line.startsWith("#"));
  return Object.fromEntries(lines.map((line) => {
    const at = line.indexOf("=");
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const fake = await startFake({ port: Number(process.argv[2] ?? 8099) });
  console.log(fake.url);
}
