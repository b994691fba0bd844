import type { SnippetSetup } from "#lib/error-pages/snippets/snippet-setup.ts";

/** The part that every JavaScript server shares: live page, else static page, else a sentence. */
export function describeFindPage({
  service,
  live,
  pages,
  languages,
  policy,
}: SnippetSetup): string {
  return `const live = "${live}"; // ADAPT: Paramedic, as this server reaches it
const pages = "${pages}"; // ADAPT: the exported bundle, copied beside the application
const languages = ${JSON.stringify(languages)};
const kinds = [400, 401, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504];
const waitMilliseconds = 500;
const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "${policy}",
  "x-robots-tag": "noindex",
};

/** The page as { body, headers }. It never throws: the last resort is a sentence of its own. */
export async function findPage({ status, method, language, requestId }) {
  const kind = kinds.includes(status) ? status : status < 500 ? 400 : 500;
  return (
    (await fetchLive(kind, { method, language, requestId }).catch(() => null)) ??
    (await readStatic(kind, { method, language })) ?? {
      headers,
      body: "<!doctype html><title>Not available</title><p>This page is not available right now. Please try again in a few minutes.",
    }
  );
}

async function fetchLive(kind, { method, language, requestId }) {
  const answer = await fetch(live + kind, {
    headers: {
      accept: "text/html",
      "accept-language": language,
      "x-code": String(kind),
      "x-service-name": "${service}",
      "x-request-id": requestId,
      "x-original-method": method,
    },
    signal: AbortSignal.timeout(waitMilliseconds),
  });
  // What stands before Paramedic may answer in its place.
  if (!answer.headers.has("x-robots-tag")) return null;
  const kept = ["content-security-policy", "content-language", "retry-after"];
  const own = kept.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { body: await answer.text(), headers: { ...headers, ...Object.fromEntries(own) } };
}

async function readStatic(kind, { method, language }) {
  const wanted = language.toLowerCase().split(",").map((range) => range.trim().split(/[-;]/)[0]);
  const chosen = wanted.find((one) => languages.includes(one)) ?? languages[0];
  const sent = ["GET", "HEAD"].includes(method) ? [] : [\`\${kind}.sent.html\`];
  for (const name of [...sent, \`\${kind}.html\`]) {
    const body = await readFile(\`\${pages}/\${chosen}/\${name}\`, "utf8").catch(() => null);
    if (body === null) continue;
    // Header and countdown are one number.
    const wait = /data-wait="(\\d+)"/.exec(body)?.[1];
    const own = { "content-language": chosen, ...(wait ? { "retry-after": wait } : {}) };
    return { body, headers: { ...headers, ...own } };
  }
  return null;
}
`;
}
