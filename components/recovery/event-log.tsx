import { ClockTime } from "#components/recovery/clock-time.tsx";
import { describeAction } from "#components/recovery/describe-action.ts";
import { runStateWords } from "#components/recovery/run-words.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { RunEvent } from "#lib/recovery/answers.ts";
import { Action, RunState } from "#lib/recovery/schemas.ts";

/** Who moved the run from where to where, and when; only ever appended to. */
export function EventLog({ events }: { events: RunEvent[] }) {
  return (
    <ScrollRegion label="Event log" role="log" className="-mx-2 overflow-x-auto px-2">
      <table className="w-full border-collapse">
        <caption className="sr-only">Every move of this run</caption>
        <thead>
          <tr className="text-left text-xs whitespace-nowrap text-ink-3">
            {["When", "Moved to", "Why", "By"].map((name) => (
              <th key={name} scope="col" className="border-b border-line px-2 py-1.5 font-medium">
                {name}
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
                <span className="font-medium">{nameState(event.to)}</span>
                {event.from ? (
                  <span className="block text-sm text-ink-2">from {nameState(event.from)}</span>
                ) : null}
              </td>
              <td className="min-w-56 px-2 py-2.5 wrap-anywhere">{describeDetail(event)}</td>
              <td className="px-2 py-2.5 whitespace-nowrap text-ink-2">{event.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function nameState(state: string): string {
  const known = RunState.safeParse(state);
  return known.success ? runStateWords[known.data].word : state;
}

/** What is called stands in the log in the machine's words. */
function describeDetail({ to, detail }: RunEvent): string {
  const [name, target, ...more] = detail.split(" ");
  const action = Action.safeParse(name);
  if (to !== "ACTING" || !action.success || !target || more.length > 0) return detail;
  return describeAction({ action: action.data, target });
}
