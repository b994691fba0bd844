import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PreviewDialog } from "#components/error-pages/preview-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";
import { StudioPage } from "../_parts/studio-page.tsx";

type Props = { params: Promise<{ service: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("errorPages.page");
  return { title: t("ofOne", { service: decodeParam((await params).service) }) };
}

export default async function ServiceStudioPage({ params }: Props) {
  const context = await requirePageContext();
  const service = decodeParam((await params).service);
  const t = await getTranslations("errorPages.page");
  return (
    <StudioPage context={context} service={service} title={t("ofOne", { service })}>
      <Button asChild>
        <Link href={{ pathname: "/error-pages/organisation/studio" }}>{t("shorterOfAll")}</Link>
      </Button>
      <PreviewDialog service={service} />
    </StudioPage>
  );
}
