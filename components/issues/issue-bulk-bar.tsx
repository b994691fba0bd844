"use client";

import { BellOff, Check, Merge, RotateCcw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Settable } from "#components/issues/use-bulk-change.ts";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#lib/format/count.ts";

type Props = {
  /** How many are selected; more than are loaded where all of the filter are. */
  count: number;
  capped: boolean;
  busy: boolean;
  /** Why the selected ones cannot be merged; null: they can. */
  mergeFault: string | null;
  /** Offered while more match than are selected. */
  onSelectAll: (() => void) | null;
  onChange: (state: Settable) => void;
  onMerge: () => void;
  onClear: () => void;
};

/** What can be done with the selected issues; it stays in sight while any are selected. */
export function IssueBulkBar(props: Props) {
  const t = useTranslations("issues.bulkBar");
  const { count, capped, busy, mergeFault, onSelectAll, onChange, onMerge, onClear } = props;
  return (
    <section
      aria-label={t("title")}
      aria-busy={busy}
      className="sticky bottom-4 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-card border border-line bg-surface px-3.5 py-2.5 shadow-soft max-rail:bottom-20"
    >
      <p role="status" className="mr-2 font-medium">
        {t("selected", { count: `${formatCount(count)}${capped ? "+" : ""}` })}
      </p>
      {onSelectAll ? (
        <Button variant="quiet" onClick={onSelectAll}>
          {t("selectAll")}
        </Button>
      ) : null}
      <Button variant="primary" disabled={busy} onClick={() => onChange("resolved")}>
        <Check aria-hidden />
        {t("resolve")}
      </Button>
      <Button disabled={busy} onClick={() => onChange("open")}>
        <RotateCcw aria-hidden />
        {t("reopen")}
      </Button>
      <Button disabled={busy} onClick={() => onChange("muted")}>
        <BellOff aria-hidden />
        {t("mute")}
      </Button>
      <Button
        aria-disabled={mergeFault !== null || busy}
        title={mergeFault ?? undefined}
        onClick={() => {
          if (mergeFault === null && !busy) onMerge();
        }}
      >
        <Merge aria-hidden />
        {t("merge")}
        {mergeFault ? <span className="sr-only">: {mergeFault}</span> : null}
      </Button>
      <Button variant="quiet" size="icon" aria-label={t("clear")} onClick={onClear}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
