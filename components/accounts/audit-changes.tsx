import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { prepareChanges } from "#components/accounts/prepare-changes.ts";

type Props = { before: unknown; after: unknown };

/** Before and after, value by value. */
export function AuditChanges({ before, after }: Props) {
  const t = useTranslations("accounts.auditChanges");
  const changes = prepareChanges(before, after);
  if (changes.length === 0) return <span className="text-ink-3">–</span>;
  return (
    <ul className="min-w-60 space-y-0.5 text-sm">
      {changes.map((change) => (
        <li key={change.name} className="flex flex-wrap items-center gap-x-1.5 wrap-anywhere">
          <span className="text-ink-3">{change.name}</span>
          {change.before === null ? null : (
            <>
              <del className="text-ink-2 no-underline">{change.before}</del>
              <ArrowRight aria-label={t("became")} className="size-3 shrink-0 text-ink-3" />
            </>
          )}
          <ins className="font-medium no-underline">{change.after ?? t("nothing")}</ins>
        </li>
      ))}
    </ul>
  );
}
