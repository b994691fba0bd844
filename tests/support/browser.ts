type Answering = (request: Request, path: string[]) => Promise<Response>;

/** The little of a browser that signing in needs: keeps cookies, sends its origin, carries the form's token. */
export class Browser {
  readonly #origin: string;
  readonly #answer: Answering;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string, answer: Answering) {
    this.#origin = origin;
    this.#answer = answer;
  }

  cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  get(path: string): Promise<Response> {
    return this.#send(path, { headers: { cookie: this.cookieHeader() } });
  }

  async post(
    path: string,
    body: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const { csrfToken }: { csrfToken: string } = await (await this.get("csrf")).json();
    return this.#send(path, {
      method: "POST",
      headers: {
        cookie: this.cookieHeader(),
        origin: this.#origin,
        host: new URL(this.#origin).host,
        "content-type": "application/json",
        ...headers,
      },
      body: JSON.stringify({ csrfToken, ...body }),
    });
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const url = new URL(`/api/auth/${path}`, this.#origin);
    const segments = url.pathname.split("/").slice(3);
    const answer = await this.#answer(new Request(url, init), segments);
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    return answer;
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /Max-Age=0/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
