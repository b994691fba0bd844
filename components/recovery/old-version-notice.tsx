import { History } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";

type Props = { name: string; version: number; restore: ReactNode };

/** Says that the plan on the page is not the one that counts. */
export function OldVersionNotice({ name, version, restore }: Props) {
  const t = useTranslations("recovery.oldVersion");
  return (
    <div className="mb-gap">
      <Callout
        tone="idle"
        icon={History}
        title={t("title", { version })}
        actions={
          <>
            {restore}
            <Button asChild>
              <Link href={`/scenarios/${name}`}>{t("latest")}</Link>
            </Button>
          </>
        }
      >
        {t("note")}
      </Callout>
    </div>
  );
}
