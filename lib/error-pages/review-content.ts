import type { PageContent, PageFinding } from "#lib/error-pages/content-schemas.ts";
import { checkContrast } from "#lib/error-pages/contrast.ts";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { isLanguage } from "#lib/error-pages/languages.ts";
import { type Layers, textsOf } from "#lib/error-pages/layers.ts";
import { type LintFinding, lintSentence, lintTexts } from "#lib/error-pages/lint-text.ts";
import { readLogo } from "#lib/error-pages/logo.ts";
import { weighPage } from "#lib/error-pages/page-size.ts";
import { PageKind } from "#lib/error-pages/schemas.ts";
import { resolveTexts } from "#lib/error-pages/texts.ts";
import { type Language, languages } from "#lib/services/language-schemas.ts";

type PlacedPage = { kind: PageKind; language: Language };

/**
 * What speaks against publishing: wording of edited pages, colours, logo, and pages that would be too large. The
 * description is that of the service with the content in it.
 */
export function reviewContent(layers: Layers, description: ServiceDescription): PageFinding[] {
  const edited = listEdited(layers.own);
  return [
    ...edited.flatMap((page) => lintPage(layers, page)),
    ...reviewLook(layers),
    ...weighPages(edited, layers.own, description),
  ];
}

/** The pages that have texts of this content. */
function listEdited({ texts }: PageContent): PlacedPage[] {
  return PageKind.options.flatMap((kind) =>
    Object.keys(texts[kind] ?? {})
      .filter(isLanguage)
      .map((language) => ({ kind, language })),
  );
}

function lintPage(layers: Layers, { kind, language }: PlacedPage): PageFinding[] {
  const texts = resolveTexts(kind, language, textsOf(layers));
  const found = [
    ...lintTexts(kind, texts, language),
    ...lintSentence(texts.route?.text ?? "", language),
  ];
  // An edited heading stands for those of a recovery, too.
  const once = new Map(found.map((finding) => [`${finding.rule} ${finding.found}`, finding]));
  return [...once.values()].map((finding) => ({
    ...{ kind, language, severity: severityOf(finding), field: fieldOf(finding, texts) },
    ...{ rule: finding.rule, found: finding.found, advice: finding.advice },
  }));
}

/** Length is a matter of taste up to a point; the other rules are not. */
function severityOf(finding: LintFinding & { severity?: PageFinding["severity"] }) {
  return finding.severity ?? (finding.rule === "R13" ? "warning" : "error");
}

/** The first text that holds what was found. */
function fieldOf({ found }: LintFinding, texts: object): string | null {
  const holder = Object.entries(texts).find(([, text]) => JSON.stringify(text).includes(found));
  return holder?.[0] ?? null;
}

function reviewLook({ organisation, own }: Layers): PageFinding[] {
  const place = { severity: "error", kind: null, language: null } as const;
  const contrast = checkContrast(organisation.look, own.look).map(({ path, message }) => ({
    ...{ ...place, rule: "contrast", field: path, found: message },
    advice: "Choose colours that everybody can read.",
  }));
  const logo = readLogo(own.look.logo ?? "");
  if (logo.is !== "refused") return contrast;
  const advice = "Use a simpler picture.";
  return [...contrast, { ...place, rule: "logo", field: "look.logo", found: logo.why, advice }];
}

/** Edited pages, and with a look of its own the longest page in each language. */
function weighPages(
  edited: PlacedPage[],
  own: PageContent,
  description: ServiceDescription,
): PageFinding[] {
  const looked = Object.keys(own.look).length > 0 ? languages : [];
  const pages = [...edited, ...looked.map((language) => ({ kind: "503" as const, language }))];
  return pages.flatMap(({ kind, language }) => {
    const { fits, words } = weighPage(description, kind, language);
    if (fits) return [];
    const advice = "Take a smaller logo or fewer words, so that the page comes at once.";
    const place = { severity: "error", rule: "size", kind, language, field: null } as const;
    return [{ ...place, found: words, advice }];
  });
}
