import { describeFindPage } from "#lib/error-pages/snippets/find-page.ts";
import type { SnippetSetup } from "#lib/error-pages/snippets/snippet-setup.ts";

/** A route handler for Next.js 15 or newer that answers the page to the application's own error screen. */
export function describeNextRoute(setup: SnippetSetup): string {
  return `// Error pages for ${setup.service}, for Next.js 15 or newer (app router): app/error-page/[code]/route.js
//
// app/global-error.jsx asks here for the page. It is Paramedic's live page; when Paramedic does not answer in half a
// second, the static page.
import { readFile } from "node:fs/promises";

export const dynamic = "force-dynamic";

${describeFindPage(setup).replaceAll("export async function", "async function")}
export async function GET(request, { params }) {
  const status = Number((await params).code) || 500;
  const page = await findPage({
    status,
    method: "GET",
    language: request.headers.get("accept-language") ?? "",
    requestId: new URL(request.url).searchParams.get("id") ?? "",
  });
  return new Response(page.body, { status, headers: page.headers });
}
`;
}

/** The screen that Next.js shows instead of a page that failed. */
export function describeNextScreen({ service }: SnippetSetup): string {
  return `// Error pages for ${service}, for Next.js 15 or newer (app router): app/global-error.jsx
//
// It shows a sentence at once and puts the page in its place as soon as app/error-page/[code]/route.js answers; the
// address stays, so that trying again opens the page that failed. Report errors with error.digest as their
// request_id (onRequestError in instrumentation.js has it): it is how page and record get the same reference.
"use client";

import { useEffect } from "react";

export default function GlobalError({ error }) {
  useEffect(() => {
    const id = encodeURIComponent(error.digest ?? "");
    fetch(\`/error-page/500?id=\${id}\`, { headers: { accept: "text/html" }, cache: "no-store" })
      .then((answer) => answer.text())
      .then((page) => {
        document.open();
        document.write(page);
        document.close();
      })
      .catch(() => {});
  }, [error]);
  return (
    <html lang="en">
      <body>
        <main>
          <h1>This page is not available right now</h1>
          <p>Please try again in a few minutes.</p>
        </main>
      </body>
    </html>
  );
}
`;
}
