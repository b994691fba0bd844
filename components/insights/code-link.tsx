import { useTranslations } from "next-intl";
import type { CodeRow } from "#components/insights/sort-codes.ts";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { formatShare } from "#lib/format/count.ts";

/** A code of a service, on to its issues. */
export function CodeLink({ code }: { code: Pick<CodeRow, "service" | "error_code" | "share"> }) {
  const t = useTranslations("insights.codeLink");
  const { service, error_code, share } = code;
  return (
    <Link
      data-row
      href={{ pathname: "/issues", query: { service, code: error_code, sort: "count" } }}
      className="block max-w-52 truncate font-mono text-sm hover:underline max-sm:max-w-none max-sm:min-w-0"
      title={t("share", { code: error_code, share: formatShare(share) })}
    >
      {error_code}
    </Link>
  );
}
