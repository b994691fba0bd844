import { OctagonX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";

/** Says that a scenario was switched off because its evaluation kept failing. */
export function QuarantineNotice({ reason }: { reason: string | null | undefined }) {
  const t = useTranslations("recovery.quarantineNotice");
  if (!reason) return null;
  return (
    <div className="mb-gap">
      <Callout tone="bad" icon={OctagonX} title={t("title")}>
        {t("text", { reason })}
      </Callout>
    </div>
  );
}
