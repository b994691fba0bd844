import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AuditFilters, auditRanges } from "#components/accounts/audit-filters.tsx";
import { AuditTable } from "#components/accounts/audit-table.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { listAuditEntries } from "#lib/accounts/list-audit-entries.ts";
import { requirePageAccess } from "#lib/accounts/page-context.ts";

export const metadata: Metadata = { title: "Audit log" };

type Props = { searchParams: Promise<{ actor?: string; days?: string; cursor?: string }> };

export default async function AuditPage({ searchParams }: Props) {
  const context = await requirePageAccess("admin");
  const { actor = "", days: wanted, cursor } = await searchParams;
  const days = auditRanges.find(({ value }) => value === wanted)?.value ?? "7";
  const from = new Date(context.now().getTime() - Number(days) * 86_400_000).toISOString();
  const page = await listAuditEntries(context, { from, actor, cursor, limit: 50 });
  return (
    <>
      <PageHeader title="Audit log" note="Who did what to which object; nobody can change it.">
        <AuditFilters actor={actor} days={days} />
      </PageHeader>
      <Card className="px-4.5 py-2 max-rail:px-4">
        {page.data.length > 0 ? (
          <AuditTable entries={page.data} />
        ) : (
          <EmptyState icon={ScrollText} title="Nothing was done in this time">
            Signing in, and every change of users, keys, services and recoveries, is written here.
          </EmptyState>
        )}
      </Card>
      {page.next_cursor ? (
        <Button asChild className="mt-4">
          <Link href={{ query: { actor, days, cursor: page.next_cursor } }}>
            Show older entries
          </Link>
        </Button>
      ) : null}
    </>
  );
}
