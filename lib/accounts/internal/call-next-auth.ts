import NextAuth, { type AuthOptions } from "next-auth";
import { readCookies } from "#lib/accounts/internal/read-cookies.ts";

type Call = { request: Request; path: string[]; body: Record<string, string> | undefined };

/**
 * Calls next-auth through its Pages Router frame, which reads nothing from Next: the body has been read within a limit
 * before, and the same code answers in tests.
 */
export async function callNextAuth(call: Call, options: AuthOptions): Promise<Response> {
  const { request, path, body } = call;
  const frame = new RecordedAnswer();
  await handler()(
    {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      cookies: readCookies(request.headers.get("cookie")),
      query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth: path },
      body,
    },
    frame,
    options,
  );
  return frame.toResponse();
}

type Handler = (request: object, answer: RecordedAnswer, options: AuthOptions) => Promise<void>;

/** next-auth is CommonJS: some loaders hand over its module, others the module's default. */
function handler(): Handler {
  const module = NextAuth as unknown as Handler | { default: Handler };
  return typeof module === "function" ? module : module.default;
}

/** The few methods of a Node answer that next-auth uses. */
class RecordedAnswer {
  #status = 200;
  #headers = new Map<string, string | string[]>();
  #body: string | null = null;

  status(code: number): this {
    this.#status = code;
    return this;
  }
  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }
  json(body: unknown): void {
    this.setHeader("Content-Type", "application/json").end(JSON.stringify(body));
  }
  send(body: unknown): void {
    if (typeof body === "string") this.end(body);
    else this.json(body ?? {});
  }
  end(body: string | null = null): void {
    this.#body = body;
  }
  toResponse(): Response {
    const headers = new Headers({ "cache-control": "no-store" });
    for (const [name, value] of this.#headers) {
      for (const one of [value].flat()) {
        if (name === "set-cookie") headers.append(name, one);
        else headers.set(name, one);
      }
    }
    return new Response(this.#body, { status: this.#status, headers });
  }
}
