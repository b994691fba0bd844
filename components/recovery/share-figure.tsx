import { useTranslations } from "next-intl";
import { IntervalBar } from "#components/charts/interval-bar.tsx";
import { formatShare } from "#lib/format/count.ts";

type Props = {
  share: number | null;
  part: number;
  of: number;
  interval: { low: number; high: number };
  color: string;
};

/** A share with what it is of and how sure it is; a dash where nothing was observed. */
export function ShareFigure({ share, part, of, interval, color }: Props) {
  const t = useTranslations("recovery.shareFigure");
  if (share === null) return <span className="text-ink-3">–</span>;
  return (
    <span className="inline-flex flex-col gap-1">
      <span>
        {t.rich("share", {
          ...{ part, of, share: formatShare(share) },
          s: (chunks) => <span className="text-ink-2">{chunks}</span>,
        })}
      </span>
      <IntervalBar share={share} interval={interval} color={color} />
    </span>
  );
}
