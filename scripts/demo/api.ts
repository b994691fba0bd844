const patienceMilliseconds = 20_000;

export type Api = {
  /** Null when there is no such thing. */
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  patch(path: string, body: unknown): Promise<unknown>;
  remove(path: string): Promise<void>;
};

/** Paramedic's API with a token. Every call throws what the API says when it refuses. */
export function openApi(paramedic: string, token: string): Api {
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${paramedic}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const text = await answer.text();
    if (answer.ok) return text ? JSON.parse(text) : null;
    if (answer.status === 404 && method === "GET") return null;
    throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    patch: (path, body) => call("PATCH", path, body),
    remove: async (path) => {
      await call("DELETE", path);
    },
  };
}
