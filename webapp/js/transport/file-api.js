/**
 * Files over HTTP (`api/v1/…`), relative to the page, whatever its context. By XMLHttpRequest, for
 * fetch tells nothing of how much of a body has gone.
 *
 * Each answer is `{status, data, problem, offset, length, retryAfterMillis}`: `problem` is what the
 * server says is wrong, null for a proxy's own error page; status 0 means that no answer came.
 */
export class FileApi {
  #base;
  #XMLHttpRequest;

  constructor({ base = "api/v1/", XMLHttpRequest = globalThis.XMLHttpRequest } = {}) {
    this.#base = base;
    this.#XMLHttpRequest = XMLHttpRequest;
  }

  /** Announces a file: `{name, size, alt?}`. The answer's data are `{id, chunk, offset}`. */
  begin(room, about) {
    return this.#json("POST", `rooms/${encodeURIComponent(room)}/files`, about);
  }

  /** Sends bytes from `offset` on. The answer to the last piece has the file as its data. */
  piece(id, bytes, offset, { signal, progress } = {}) {
    return this.#send("PATCH", `files/${id}`, { body: bytes, headers: { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" }, signal, progress });
  }

  /** How much of a file the server has. */
  where(id, { signal } = {}) {
    return this.#send("HEAD", `files/${id}`, { signal });
  }

  /** Ends what was not posted. */
  remove(id) {
    return this.#send("DELETE", `files/${id}`);
  }

  setPreview(id, picture) {
    return this.#send("PUT", `files/${id}/preview`, { body: picture, headers: { "Content-Type": picture.type } });
  }

  setAlt(id, alt) {
    return this.#json("PUT", `files/${id}/alt`, { alt });
  }

  /** The beginning of a file as text: at most so many bytes. */
  async beginning(id, mostBytes) {
    const { status, data } = await this.#send("GET", `files/${id}`, { headers: { Range: `bytes=0-${mostBytes - 1}` }, type: "arraybuffer" });
    return status === 200 || status === 206 ? new TextDecoder().decode(data.slice(0, mostBytes), { stream: true }) : null;
  }

  #json(method, path, about) {
    return this.#send(method, path, { body: JSON.stringify(about), headers: { "Content-Type": "application/json" } });
  }

  #send(method, path, { body = null, headers = {}, signal, progress, type = "text" } = {}) {
    return new Promise((resolve) => {
      const request = new this.#XMLHttpRequest();
      const end = (answer) => {
        signal?.removeEventListener("abort", abort);
        resolve(answer);
      };
      const abort = () => request.abort();
      if (signal?.aborted) return resolve({ status: 0 });
      request.open(method, `${this.#base}${path}`);
      request.responseType = type;
      for (const [name, value] of Object.entries({ Accept: "application/json", ...headers })) request.setRequestHeader(name, value);
      if (progress) request.upload.onprogress = ({ loaded }) => progress(loaded);
      request.onload = () => end(answerOf(request));
      request.onerror = request.onabort = request.ontimeout = () => end({ status: 0 });
      signal?.addEventListener("abort", abort);
      request.send(body);
    });
  }
}

/** Where a file is read from. */
export function addressOf(id, { preview = false, download = false } = {}) {
  return `api/v1/files/${encodeURIComponent(id)}${preview ? "/preview" : ""}${download ? "?download=1" : ""}`;
}

function answerOf(request) {
  const number = (name) => {
    const text = request.getResponseHeader(name);
    return text === null || text === "" || Number.isNaN(Number(text)) ? null : Number(text);
  };
  const kind = request.getResponseHeader("Content-Type") ?? "";
  const data = request.responseType === "arraybuffer" ? request.response : parsed(kind, request.responseText);
  const after = number("Retry-After");
  return {
    status: request.status,
    data,
    problem: kind.includes("problem+json") ? data : null,
    offset: number("Upload-Offset"),
    length: number("Upload-Length"),
    retryAfterMillis: after === null ? null : after * 1000,
  };
}

function parsed(kind, text) {
  try {
    return kind.includes("json") ? JSON.parse(text) : null;
  } catch {
    // Cut off on the way: the status is all there is to go by.
    return null;
  }
}
