import type { PagePlace } from "#components/error-pages/page-edit.ts";
import type { Preview } from "#components/error-pages/use-preview.ts";

/** What is said at one field of a page: an error keeps from publishing, a warning does not. */
export function wordFinding(
  { answer, problem }: Preview,
  { kind, language }: PagePlace,
  field: string,
) {
  const path = `content.texts.${kind}.${language}.${field}`;
  const refused = problem?.errors.find((error) => error.path.startsWith(path))?.message;
  const found = (answer?.findings ?? []).filter(
    (finding) => finding.kind === kind && finding.language === language && finding.field === field,
  );
  const say = (severity: string) => {
    const finding = found.find((one) => one.severity === severity);
    return finding ? `“${finding.found}”: ${finding.advice}` : null;
  };
  return { error: refused ?? say("error"), warning: say("warning") };
}

/** What is said at a colour or the logo. */
export function wordLookFinding({ answer, problem }: Preview, path: string): string | null {
  const refused = problem?.errors.find((error) => error.path === `content.${path}`)?.message;
  return refused ?? answer?.findings.find(({ field }) => field === path)?.found ?? null;
}
