import type { SetupFile } from "#lib/error-pages/bundle-schemas.ts";
import type { SetupRequest } from "#lib/error-pages/proxies/proxy-setup.ts";
import { describeDjango } from "#lib/error-pages/snippets/django.ts";
import { describeExpress } from "#lib/error-pages/snippets/express.ts";
import { describeNextRoute, describeNextScreen } from "#lib/error-pages/snippets/next.ts";
import { prepareSnippetSetup, type SnippetSetup } from "#lib/error-pages/snippets/snippet-setup.ts";
import { describeSpring } from "#lib/error-pages/snippets/spring.ts";

const files: { name: string; file: string; describe: (setup: SnippetSetup) => string }[] = [
  { name: "Express", file: "error-pages.mjs", describe: describeExpress },
  { name: "Next.js", file: "app/error-page/[code]/route.js", describe: describeNextRoute },
  { name: "Next.js: its screen", file: "app/global-error.jsx", describe: describeNextScreen },
  { name: "Django", file: "error_pages.py", describe: describeDjango },
  { name: "Spring", file: "ErrorPages.java", describe: describeSpring },
];

/** Code that shows the pages of a service in an application's own error handler. */
export function describeSnippets(request: SetupRequest): SetupFile[] {
  const setup = prepareSnippetSetup(request);
  return files.map(({ name, file, describe }) => ({
    group: "application",
    name,
    file,
    text: describe(setup),
  }));
}
