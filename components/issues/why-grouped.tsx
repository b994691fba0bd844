import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import type { Issue } from "#lib/issues/schemas.ts";

/** Why these records are one issue. */
export function WhyGrouped({ issue }: { issue: Pick<Issue, "why" | "fingerprint"> }) {
  const t = useTranslations("issues.why");
  return (
    <Panel title={t("title")}>
      <p className="wrap-anywhere text-ink-2">{issue.why}</p>
      <p className="mt-2 font-mono text-xs wrap-anywhere text-ink-3">{issue.fingerprint}</p>
    </Panel>
  );
}
