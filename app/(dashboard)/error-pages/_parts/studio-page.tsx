import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Studio } from "#components/error-pages/studio.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { canOperate } from "#lib/accounts/permissions.ts";
import { getPageEdition } from "#lib/error-pages/get-page-edition.ts";
import { listLanguages } from "#lib/error-pages/languages.ts";
import { listPageVersions } from "#lib/error-pages/list-page-versions.ts";
import type { Context } from "#lib/platform/context.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";

type Props = { context: Context; service: string | null; title: string; children?: ReactNode };

/** The studio of a service, or with null of the organisation, under its heading. */
export async function StudioPage({ context, service, title, children }: Props) {
  const t = await getTranslations("errorPages.page");
  const edition = await orNotFound(getPageEdition(context, service));
  const { data: versions } = await listPageVersions(context, service);
  return (
    <>
      <PageHeader title={title} note={t(service === null ? "noteOfAll" : "noteOfOne")}>
        {children}
      </PageHeader>
      <Studio
        {...{ edition, versions }}
        languages={listLanguages()}
        mayEdit={canOperate(context.actor)}
      />
    </>
  );
}
