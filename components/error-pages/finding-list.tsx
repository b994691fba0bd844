import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Preview } from "#components/error-pages/use-preview.ts";
import type { PageFinding } from "#lib/error-pages/content-schemas.ts";

const mostShown = 6;

/** What speaks against publishing, said as it is typed. */
export function FindingList({ preview: { answer, problem } }: { preview: Preview }) {
  const t = useTranslations("errorPages.findings");
  const findings = answer?.findings ?? [];
  const faults = problem?.errors ?? [];
  return (
    <div aria-live="polite" className="mb-3 empty:hidden">
      {problem ? (
        <p className="text-bad">
          {faults.length > 0 ? faults.map(({ message }) => message).join(" ") : problem.detail}
        </p>
      ) : null}
      {findings.length > 0 ? (
        <ul aria-label={t("label")} className="flex flex-col gap-1.5">
          {findings.slice(0, mostShown).map((finding) => (
            <Finding key={JSON.stringify(finding)} finding={finding} />
          ))}
          {findings.length > mostShown ? (
            <li>{t("more", { count: findings.length - mostShown })}</li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

function Finding({ finding }: { finding: PageFinding }) {
  const t = useTranslations("errorPages.findings");
  const kinds = useTranslations("errorPages.kinds");
  const { severity, kind, language, found, advice } = finding;
  const Icon = severity === "error" ? CircleAlert : TriangleAlert;
  const where = kind ? `${kinds(kind)} · ${language}: ` : "";
  return (
    <li className="flex items-start gap-1.5 text-sm wrap-anywhere">
      <Icon
        aria-label={t(severity)}
        className={
          severity === "error"
            ? "mt-0.5 size-3.5 shrink-0 text-bad"
            : "mt-0.5 size-3.5 shrink-0 text-busy"
        }
      />
      <span>
        {where}“{found}” {advice}
      </span>
    </li>
  );
}
