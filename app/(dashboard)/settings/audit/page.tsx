import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { AuditExport } from "#components/accounts/audit-export.tsx";
import { AuditFilters } from "#components/accounts/audit-filters.tsx";
import { loadAuditSearch } from "#components/accounts/audit-search.ts";
import { AuditTable } from "#components/accounts/audit-table.tsx";
import { Pager } from "#components/data-table/pager.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { listAuditEntries } from "#lib/accounts/list-audit-entries.ts";
import { listAuditWords } from "#lib/accounts/list-audit-words.ts";
import { requirePageAccess } from "#lib/accounts/page-context.ts";
import { orNoPage } from "#lib/platform/http/page-param.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await requirePageAccess("admin");
  const { days, cursor, actor, action, kind, object } = await loadAuditSearch(searchParams);
  const from = new Date(context.now().getTime() - Number(days) * 86_400_000);
  const given = Object.entries({ actor, action, object_type: kind, object });
  const filters = Object.fromEntries(
    given.flatMap(([name, value]) => (value ? [[name, value.slice(0, 200)]] : [])),
  );
  const query = { from: from.toISOString(), ...filters };
  const [words, page, t] = await Promise.all([
    listAuditWords(context, from),
    orNoPage(
      listAuditEntries(context, { ...query, cursor: cursor ?? undefined, limit: 50 }),
      cursor,
    ),
    getTranslations("accounts.audit"),
  ]);
  return (
    <ClientMessages of={["accounts.auditChanges", "accounts.auditTable"]}>
      <PageHeader title={t("title")} note={t("note")}>
        <AuditFilters
          actions={words.actions}
          kinds={words.object_types}
          active={Object.keys(filters).length}
        />
        <AuditExport query={query} />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        <AuditTable entries={page?.data ?? []} />
      </Card>
      <Pager what={t("entries")} next={page?.next_cursor ?? null} />
    </ClientMessages>
  );
}
