/** A stand-in for a server of files, and for `XMLHttpRequest`: a test says what comes in between. */
export class FakeFiles {
  files = new Map();
  /** Every request: `METHOD path offset+bytes`. */
  asked = [];
  /** What answers instead, one after the other: `(request) => ({status, …})`, or null to let one through. */
  instead = [];
  chunk = 8_388_608;
  #count = 0;

  get XMLHttpRequest() {
    const server = this;
    return class {
      upload = {};
      responseType = "text";
      #headers = {};
      #answer = {};

      open(method, path) {
        Object.assign(this, { method, path: path.replace("api/v1/", "") });
      }

      setRequestHeader(name, value) {
        this.#headers[name] = value;
      }

      getResponseHeader(name) {
        return this.#answer.headers?.[name] ?? null;
      }

      abort() {
        this.gone = true;
        this.onabort?.();
      }

      async send(body) {
        const { method, path } = this;
        const offset = this.#headers["Upload-Offset"];
        server.asked.push([method, path, offset === undefined ? "" : `${offset}+${body.size}`].filter(Boolean).join(" "));
        const request = { method, path, body, offset: Number(offset), xhr: this };
        const chosen = server.instead.length > 0 ? server.instead.shift() : null;
        const answer = (await chosen?.(request)) ?? server.answer(request);
        await null;
        if (this.gone || answer.silent) return;
        if (answer.lost) return this.onerror();
        this.#answer = answer;
        this.status = answer.status;
        this.responseText = answer.body ? JSON.stringify(answer.body) : "";
        this.onload();
      }
    };
  }

  answer({ method, path, body, offset }) {
    const [, id, part] = path.split("/");
    const file = this.files.get(id);
    if (method === "POST") {
      const made = { id: `f${++this.#count}`, got: 0, ...JSON.parse(body) };
      this.files.set(made.id, made);
      return json(201, { id: made.id, chunk: this.chunk, offset: 0 });
    }
    if (!file) return problem(404, "not-found");
    if (method === "DELETE") return this.files.delete(id), { status: 204 };
    if (part === "alt") return (file.alt = JSON.parse(body).alt), { status: 204 };
    if (part === "preview") return (file.preview = body), { status: 204 };
    if (method === "HEAD") return at(200, file.got, { "Upload-Length": String(file.size) });
    if (offset !== file.got) return at(409, file.got);
    return this.took(file, body.size);
  }

  /** The file has so many bytes more. */
  took(file, bytes) {
    file.got += bytes;
    return file.got < file.size ? at(204, file.got) : json(200, { id: file.id, name: file.name, type: "image/png", bytes: file.size, preview: Boolean(file.preview) });
  }
}

export const at = (status, offset, headers = {}) => ({ status, headers: { "Upload-Offset": String(offset), ...headers } });
export const json = (status, body) => ({ status, body, headers: { "Content-Type": "application/json" } });
export const problem = (status, code, headers = {}) => ({ status, body: { status, code, detail: `because of ${code}` }, headers: { "Content-Type": "application/problem+json", ...headers } });
export const lost = () => ({ lost: true });
