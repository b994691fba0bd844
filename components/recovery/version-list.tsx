import { cx } from "class-variance-authority";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Time } from "#components/ui/time.tsx";
import type { ScenarioVersion } from "#lib/recovery/list-scenario-versions.ts";

type Props = { name: string; versions: ScenarioVersion[]; shown: number };

/** Who changed the plan when; each version can be read again. */
export function VersionList({ name, versions, shown }: Props) {
  const t = useTranslations("recovery.versionList");
  return (
    <ol>
      {versions.map(({ version, created_by, created_at }) => (
        <li
          key={version}
          className="flex flex-wrap items-center gap-x-3 border-b border-line py-2 last:border-0"
        >
          <Link
            href={`/scenarios/${name}?version=${version}`}
            aria-current={version === shown ? "true" : undefined}
            className={cx("hover:underline", version === shown && "font-semibold")}
          >
            {t("version", { version })}
          </Link>
          <span className="text-ink-2">{created_by}</span>
          <span className="ml-auto text-ink-3">
            <Time at={created_at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
