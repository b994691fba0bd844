"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useNow } from "#components/ui/clock.tsx";
import { formatClock } from "#lib/format/duration.ts";

/** How long something takes until it may go on, second by second; `now` when it may. */
export function Countdown({ until }: { until: string }) {
  const t = useTranslations("recovery.countdown");
  const shared = useNow().getTime();
  const [own, setOwn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setOwn(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.ceil((Date.parse(until) - Math.max(shared, own)) / 1000);
  return (
    <time dateTime={until} className="tabular-nums">
      {left > 0 ? t("in", { clock: formatClock(left) }) : t("now")}
    </time>
  );
}
