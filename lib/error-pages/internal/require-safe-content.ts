import type { PageContent } from "#lib/error-pages/content-schemas.ts";
import { checkContrast } from "#lib/error-pages/contrast.ts";
import { isLanguage } from "#lib/error-pages/languages.ts";
import type { Layers } from "#lib/error-pages/layers.ts";
import { readLogo } from "#lib/error-pages/logo.ts";
import { type InputError, Problem } from "#lib/platform/errors.ts";

/** The content with its logo rebuilt from what is allowed; throws `wrong-input` with all that is wrong. */
export function requireSafeContent({ organisation, own }: Layers): PageContent {
  const logo = readLogo(own.look.logo ?? "");
  const errors: InputError[] = [
    ...checkContrast(organisation.look, own.look),
    ...(logo.is === "refused" ? [{ path: "look.logo", message: logo.why }] : []),
    ...checkLanguages(own),
  ].map(({ path, message }) => ({ path: `content.${path}`, message }));
  if (errors.length > 0) {
    throw new Problem("wrong-input", errors.map(({ message }) => message).join(" "), { errors });
  }
  if (logo.is !== "safe") return own;
  return { ...own, look: { ...own.look, logo: logo.text } };
}

function checkLanguages({ texts }: PageContent): InputError[] {
  return Object.entries(texts).flatMap(([kind, languages]) =>
    Object.keys(languages ?? {})
      .filter((code) => !isLanguage(code))
      .map((code) => ({
        path: `texts.${kind}.${code}`,
        message: `Pages are not written in ${code}.`,
      })),
  );
}
