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
  try {
    const answer = await fetch(`${paramedic}/e/${page.service}/${page.kind}`, {
      headers: {
        ...pick(passedRequest, (name) => page.headers[name]),
        "x-request-id": page.requestId,
      },
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const headers = pick(passedAnswer, (name) => answer.headers.get(name));
    return { status: answer.status, headers, body: await answer.text() };
  } catch {
    return plainPage(page.kind);
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
