import type { ProxySetup } from "#lib/error-pages/proxies/proxy-setup.ts";

/** A Worker on the service's route; the bundle's pages travel with it as static assets. */
export function describeCloudflare(setup: ProxySetup): string {
  return [head(setup), choosing(), answering(setup)].join("\n");
}

function head({ service, folder, live, live_path, languages, codes, policy }: ProxySetup): string {
  const waits = codes.map(({ code, wait }) => `${code}: ${wait}`).join(", ");
  return `// Error pages for ${service}: a Cloudflare Worker on the route of the service.
//
// Make this file the "main" of a Worker, whose wrangler.jsonc says
//   "assets": { "directory": "pages", "binding": "ASSETS", "html_handling": "none", "run_worker_first": true }
// with the folder "pages" of the exported bundle beside it, and route the service's host to it. Adapt the lines
// marked with ADAPT. Paramedic must be reachable from the internet for the live page.
//
// Who opens a page in a browser gets Paramedic's live page; when Paramedic does not answer within a second, the
// static page in the visitor's language. APIs and scripts keep every answer of the service; where there is no answer
// of the service to give, they get problem+json. No request is sent to the service a second time.

const live = "${live.origin}${live_path}"; // ADAPT: Paramedic, as the internet reaches it
const folder = "${folder}";
const languages = ${JSON.stringify(languages)};
const waits = { ${waits} };
const policy =
  "${policy}";
`;
}

function choosing(): string {
  return `const windows = ["document", "iframe", "frame", "object", "embed"];

function wantsPage(headers) {
  const destination = headers.get("sec-fetch-dest");
  if (destination && !windows.includes(destination)) return false;
  const ranges = (headers.get("accept") ?? "").toLowerCase().split(",");
  const html = ranges.find((range) => range.trim().startsWith("text/html"));
  return html !== undefined && !/;\\s*q=0(\\.0*)?\\s*$/.test(html);
}

// What visitors chose on the site (its cookie "lang") stands before what their browser lists.
function listLanguages(headers) {
  const chosen = /(?:^|;)\\s*lang=([\\w-]+)/.exec(headers.get("cookie") ?? "")?.[1];
  return [chosen, headers.get("accept-language")].filter(Boolean).join(",");
}

function chooseLanguage(headers) {
  const wanted = listLanguages(headers).toLowerCase().split(",");
  const found = wanted.map((range) => range.trim().split(/[-;]/)[0]);
  return found.find((language) => languages.includes(language)) ?? languages[0];
}
`;
}

function answering({ service }: ProxySetup): string {
  return `async function fetchLive(request, code, id) {
  const headers = new Headers({
    "x-code": String(code),
    "x-format": request.headers.get("accept") ?? "*/*",
    "x-service-name": "${service}",
    "x-request-id": id,
    "x-original-method": request.method,
    "accept-language": listLanguages(request.headers),
  });
  for (const name of ["accept", "sec-fetch-dest"]) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const answer = await fetch(live + code, { headers, signal: AbortSignal.timeout(1000) });
  // What stands before Paramedic may answer in its place.
  if (!answer.headers.has("x-robots-tag")) throw new Error("not a page");
  return new Response(await answer.arrayBuffer(), { status: code, headers: answer.headers });
}

async function fetchStatic(request, code, html, env) {
  const language = chooseLanguage(request.headers);
  const read = ["GET", "HEAD"].includes(request.method);
  const names = html ? [read ? ".html" : ".sent.html", ".html"] : [".json"];
  for (const name of names) {
    const address = new URL(\`/\${folder}/\${language}/\${code}\${name}\`, request.url);
    const file = await env.ASSETS.fetch(new Request(address));
    if (file.status !== 200) continue;
    const headers = new Headers({
      "content-type": \`\${html ? "text/html" : "application/problem+json"}; charset=utf-8\`,
      "cache-control": "no-store",
      "content-language": language,
      "content-security-policy": policy,
      "referrer-policy": "no-referrer",
      vary: "Accept, Accept-Language, Sec-Fetch-Dest",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    });
    if (waits[code]) headers.set("retry-after", String(waits[code]));
    return new Response(await file.arrayBuffer(), { status: code, headers });
  }
  return null;
}

export default {
  async fetch(request, env) {
    const id = crypto.randomUUID();
    // The service reports its errors with this id: it is how page and record get the same reference.
    const asked = new Request(request);
    asked.headers.set("x-request-id", id);
    const own = await fetch(asked).catch(() => null);
    const code = own?.status ?? 502;
    const html = wantsPage(request.headers);
    if (!(code in waits) || (own && !html)) return own;
    const page =
      (await fetchLive(request, code, id).catch(() => null)) ??
      (await fetchStatic(request, code, html, env).catch(() => null));
    return page ?? own ?? new Response(null, { status: 502 });
  },
};
`;
}
