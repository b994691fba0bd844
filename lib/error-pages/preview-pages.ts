import { requireAccess } from "#lib/accounts/permissions.ts";
import type { PagePreview, PreviewAnswer, PreviewPages } from "#lib/error-pages/content-schemas.ts";
import type { ServiceDescription } from "#lib/error-pages/describe-service.ts";
import { describeWith, layersOf, requirePlace } from "#lib/error-pages/internal/place.ts";
import { emptyContent, type Layers, lookOf, textsOf } from "#lib/error-pages/layers.ts";
import { weighHtml } from "#lib/error-pages/page-size.ts";
import { preparePage } from "#lib/error-pages/prepare-page.ts";
import { alterStyle, frameHtml } from "#lib/error-pages/preview-frame.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { colorsOf, resolveLook } from "#lib/error-pages/resolve-look.ts";
import { reviewContent } from "#lib/error-pages/review-content.ts";
import { originsOf } from "#lib/error-pages/text-origins.ts";
import { resolveTexts } from "#lib/error-pages/texts.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";

type Asked = PreviewPages["pages"][number];

/** Pages as they would be with a content that is not stored anywhere, by the renderer of the live ones; throws `not-found`. */
export async function previewPages(context: Context, input: PreviewPages): Promise<PreviewAnswer> {
  requireAccess(context.actor, "read");
  const place = await requirePlace(context, input.service);
  const layers = await layersOf(context, place, input.content);
  const description = await describeWith(context, place, layers);
  const pages = input.pages.map((page) =>
    previewPage(context, input, { page, layers, description }),
  );
  const look = resolveLook([layers.organisation.look, layers.own.look]);
  const colors = { light: colorsOf(look, "light"), dark: colorsOf(look, "dark") };
  return { pages, colors, findings: reviewContent(layers, description) };
}

function previewPage(
  context: Context,
  input: PreviewPages,
  parts: { page: Asked; layers: Layers; description: ServiceDescription },
): PagePreview {
  const { page: asked, description } = parts;
  const { kind, language } = asked;
  const layers = withTheme(parts.layers, asked.theme);
  const now = context.now();
  const status = { state: input.state, since: now, updated_at: now };
  // A preview never leaves for elsewhere by itself: its request counts as one that may not be repeated.
  const request = {
    service: input.service ?? "service",
    kind,
    reference: "7K3F-9QXM",
    safe: false,
  };
  const page = preparePage(request, {
    description: { ...description, status, look: lookOf(layers) },
    ...{ language, now, base_url: environment().BASE_URL, random: () => 0.5 },
  });
  const look = { ...page.look, style: alterStyle(page.look.style, input) };
  // Nor does it ask for the status: the editor's policy would refuse that, and the state is the one that was chosen.
  const seen = { ...page, status_path: null, look };
  const { bytes, gzip_bytes } = weighHtml(renderHtml(page));
  return {
    ...{ kind, language, bytes, gzip_bytes },
    theme: resolveLook([layers.organisation.look, layers.own.look]).theme ?? "plain",
    html: frameHtml(renderHtml(seen), input),
    inherited: resolveTexts(kind, language, textsOf({ ...layers, own: emptyContent })),
    origins: originsOf(layers, { kind, language }),
  };
}

function withTheme(layers: Layers, theme: Asked["theme"]): Layers {
  if (!theme) return layers;
  return { ...layers, own: { ...layers.own, look: { ...layers.own.look, theme } } };
}
