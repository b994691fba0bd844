import { useTranslations } from "next-intl";
import {
  formatHour,
  type HeatCell,
  type WeekHeat,
} from "#components/services/prepare-week-heat.ts";
import { Panel } from "#components/ui/panel.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

const strengths = ["", "22%", "45%", "70%", "100%"];

type Props = { heat: WeekHeat; zone: string };

/** When errors come: a table of weekdays and hours whose cells are the stronger, the more there were. */
export function WeekHeatTable({ heat: { rows, summary }, zone }: Props) {
  const t = useTranslations("services.weekHeat");
  return (
    <Panel title={t("title")} aside={t("weeks")} note={t("note", { summary, zone })}>
      <ScrollRegion label={t("region")} className="relative overflow-x-auto">
        <table className="w-full min-w-125 table-fixed border-separate border-spacing-0.5 text-xs">
          <caption className="sr-only">{t("caption")}</caption>
          <thead>
            <tr>
              <td className="w-9" />
              {Array.from({ length: 24 }, (_, hour) => (
                <th key={formatHour(hour)} scope="col" className="font-normal text-ink-2">
                  <span className={hour % 3 === 0 ? undefined : "sr-only"}>{hour}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, short, name, cells }) => (
              <tr key={day}>
                <th scope="row" className="text-left font-normal text-ink-2">
                  <abbr title={name} className="no-underline">
                    {short}
                  </abbr>
                </th>
                {cells.map((cell) => (
                  <Cell key={cell.hour} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}

function Cell({ cell: { count, level, label } }: { cell: HeatCell }) {
  const strength = strengths[level];
  const color = strength
    ? `color-mix(in oklab, var(--series-1) ${strength}, var(--raised))`
    : "var(--raised)";
  return (
    <td
      title={label}
      className="h-5.5 rounded-sm forced-color-adjust-none"
      style={{ background: color }}
    >
      <span className="sr-only">{count}</span>
    </td>
  );
}
