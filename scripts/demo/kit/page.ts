/** The small page of a demo service; `body` is HTML. */
export function renderPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { font: 17px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
ul { padding-left: 1.2rem; }
small { opacity: 0.7; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
<p><small>One of the three small services of Paramedic's demo. While it is broken, this address shows its error page.</small></p>
</main>
</body>
</html>
`;
}
