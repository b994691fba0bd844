import { useTranslations } from "next-intl";
import { ClockTime } from "#components/recovery/clock-time.tsx";
import { describeAction } from "#components/recovery/describe-action.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { Words } from "#components/ui/words.ts";
import type { RunEvent } from "#lib/recovery/answers.ts";
import { Action, RunState } from "#lib/recovery/schemas.ts";

const columns = ["when", "to", "why", "by"] as const;

/** Who moved the run from where to where, and when; only ever appended to. */
export function EventLog({ events }: { events: RunEvent[] }) {
  const t = useTranslations("recovery.eventLog");
  const states = useTranslations("recovery.states");
  const actions = useTranslations("recovery.actions");
  return (
    <ScrollRegion label={t("title")} role="log" className="-mx-2 overflow-x-auto px-2">
      <table className="w-full border-collapse">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr className="text-left text-xs whitespace-nowrap text-ink-3">
            {columns.map((name) => (
              <th key={name} scope="col" className="border-b border-line px-2 py-1.5 font-medium">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.seq} className="border-b border-line align-top last:border-0">
              <td className="px-2 py-2.5 whitespace-nowrap text-ink-2">
                <ClockTime at={event.at} />
              </td>
              <td className="px-2 py-2.5 whitespace-nowrap">
                <span className="font-medium">{nameState(states, event.to)}</span>
                {event.from ? (
                  <span className="block text-sm text-ink-2">
                    {t("from", { state: nameState(states, event.from) })}
                  </span>
                ) : null}
              </td>
              <td className="min-w-56 px-2 py-2.5 wrap-anywhere">
                {describeDetail(actions, event)}
              </td>
              <td className="px-2 py-2.5 whitespace-nowrap text-ink-2">{event.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function nameState(t: Words<"recovery.states">, state: string): string {
  const known = RunState.safeParse(state);
  return known.success ? t(known.data) : state;
}

/** What is called stands in the log in the machine's words. */
function describeDetail(t: Words<"recovery.actions">, { to, detail }: RunEvent): string {
  const [name, target, ...more] = detail.split(" ");
  const action = Action.safeParse(name);
  if (to !== "ACTING" || !action.success || !target || more.length > 0) return detail;
  return describeAction(t, { action: action.data, target });
}
