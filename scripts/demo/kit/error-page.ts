import type { IncomingHttpHeaders } from "node:http";

export type PassedOn = { status: number; headers: Record<string, string>; body: string };

const patienceMilliseconds = 1500;
const passedRequest = ["accept", "accept-language"];
const passedAnswer = [
  "content-type",
  "content-language",
  "content-security-policy",
  "retry-after",
  "cache-control",
  "vary",
];

/** What a visitor gets for a request that failed: Paramedic's page, or a plain one of our own while Paramedic is away. */
export async function fetchErrorPage(
  paramedic: string,
  page: { service: string; kind: string; requestId: string; headers: IncomingHttpHeaders },
): Promise<PassedOn> {
  const address = `${paramedic}/e/${page.service}/${page.kind}`;
  const found = await passOn(address, page.headers, { "x-request-id": page.requestId });
  return found && found.status >= 400 ? found : plainPage(page.kind);
}

/** Fetches an address of Paramedic for a visitor, as a proxy would; null when it does not answer. */
export async function passOn(
  url: string,
  visitor: IncomingHttpHeaders,
  own: Record<string, string> = {},
): Promise<PassedOn | null> {
  try {
    const answer = await fetch(url, {
      headers: { ...pick(passedRequest, (name) => visitor[name]), ...own },
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const headers = pick(passedAnswer, (name) => answer.headers.get(name));
    return { status: answer.status, headers, body: await answer.text() };
  } catch {
    return null;
  }
}

function pick(names: string[], read: (name: string) => unknown): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = read(name);
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

function plainPage(kind: string): PassedOn {
  const visitors = kind.startsWith("4");
  const title = visitors ? "This is not here" : "We will be back soon";
  const text = visitors
    ? "Please check the address, or go back to the first page."
    : "Something on our side does not work right now. Please try again in a minute.";
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<body style="font:18px/1.6 system-ui;max-width:32rem;margin:20vh auto;padding:0 1rem"><h1>${title}</h1><p>${text}</p></body></html>`;
  return {
    status: Number(kind),
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...(visitors ? {} : { "retry-after": "15" }),
    },
    body,
  };
}
