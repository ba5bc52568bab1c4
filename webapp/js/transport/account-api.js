/** `api/v1/…` about accounts. Relative to the page, whatever its context. */
export class AccountApi {
  #base;
  #fetch;

  constructor({ base = "api/v1/", fetch = globalThis.fetch.bind(globalThis) } = {}) {
    this.#base = base;
    this.#fetch = fetch;
  }

  /** @returns `{data}` or `{problem:{status,code,detail,…}}`; status 0 means that no answer came. */
  async send(method, path, body) {
    try {
      const response = await this.#fetch(`${this.#base}${path}`, {
        method,
        headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const data = await jsonOf(response);
      if (response.ok) return { data };
      return { problem: { ...data, status: response.status } };
    } catch {
      return { problem: { status: 0 } };
    }
  }
}

/** The texts of a part of the page that few open, in the reader's language; null if they cannot be had. */
export async function textsOf(part, fetch = globalThis.fetch.bind(globalThis)) {
  try {
    const response = await fetch(`texts/${part}`, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

async function jsonOf(response) {
  try {
    return await response.json();
  } catch {
    // 204, or a proxy's error page: the status is all there is to go by.
    return null;
  }
}
