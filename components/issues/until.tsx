"use client";

import { useLocale, useTranslations } from "next-intl";
import { useZone } from "#components/ui/clock.tsx";
import { formatAbsolute, formatDayMinute } from "#lib/format/time.ts";

/** The moment at which something ends, told as a moment: `until 22 Nov, 14:02`. */
export function Until({ at }: { at: string }) {
  const t = useTranslations("issues.until");
  const language = useLocale();
  const zone = useZone();
  const moment = new Date(at);
  return (
    <time
      dateTime={at}
      title={formatAbsolute(moment, zone, language)}
      className="whitespace-nowrap"
    >
      {t("moment", { moment: formatDayMinute(moment, zone, language) })}
    </time>
  );
}
