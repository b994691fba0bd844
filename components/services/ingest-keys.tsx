"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { KeyRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "#components/data-table/data-table.tsx";
import type { DataTableFeatures } from "#components/data-table/features.ts";
import { useDataTable } from "#components/data-table/use-data-table.ts";
import { DeleteButton } from "#components/forms/delete-button.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import type { IngestKey } from "#lib/services/schemas.ts";

const column = createColumnHelper<DataTableFeatures, IngestKey>();
const prepareColumns = (t: Words<"services.ingestKeys">) =>
  column.columns([
    column.accessor("name", {
      header: t("key"),
      cell: ({ row: { original: key } }) => (
        <>
          {key.name}
          <div className="font-mono text-sm text-ink-3">…{key.hint}</div>
        </>
      ),
    }),
    column.accessor((key) => key.service ?? "", {
      id: "service",
      header: t("reach"),
      cell: ({ row: { original: key } }) => <Reach service={key.service} />,
    }),
    column.accessor("created_at", {
      header: t("created"),
      cell: ({ getValue }) => <Time at={getValue()} />,
    }),
    column.accessor("last_used_at", {
      header: t("lastUsed"),
      cell: ({ getValue }) => <LastUsed at={getValue()} />,
    }),
  ]);
const prepareColumnsToRevoke = (t: Words<"services.ingestKeys">) =>
  column.columns([
    ...prepareColumns(t),
    column.display({
      id: "actions",
      header: t("actions"),
      meta: { align: "right", hideLabel: true },
      cell: ({ row: { original: key } }) => (
        <DeleteButton
          revokes
          what={t("what")}
          name={key.name}
          effect={
            key.service ? t("revokeEffect", { service: key.service }) : t("revokeEffectForAll")
          }
          path={`/api/v1/ingest-keys/${key.id}`}
        />
      ),
    }),
  ]);

function Reach({ service }: { service: string | null }) {
  const t = useTranslations("services.ingestKeys");
  if (!service) return t("anyService");
  return (
    <Link
      className="underline-offset-2 hover:underline"
      href={`/services/${encodeURIComponent(service)}`}
    >
      {service}
    </Link>
  );
}

function LastUsed({ at }: { at: string | null }) {
  const t = useTranslations("services.ingestKeys");
  return at ? <Time at={at} /> : <span className="text-ink-3">{t("never")}</span>;
}

type Props = { keys: IngestKey[]; mayRevoke: boolean };

export function IngestKeys({ keys, mayRevoke }: Props) {
  const t = useTranslations("services.ingestKeys");
  const columns = useMemo(
    () => (mayRevoke ? prepareColumnsToRevoke(t) : prepareColumns(t)),
    [t, mayRevoke],
  );
  const table = useDataTable({
    columns,
    data: keys,
    getRowId: ({ id }) => id,
  });
  if (keys.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={t("none")}>
        {t("noneSentence")}
      </EmptyState>
    );
  }
  return <DataTable table={table} label={t("label")} />;
}
