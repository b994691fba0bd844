import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Feedback } from "#lib/issues/schemas.ts";

/** What people wrote who met the issue. */
export function IssueFeedback({ feedback }: { feedback: Feedback[] }) {
  return (
    <Panel title="What people wrote" aside={feedback.length}>
      <ul className="flex flex-col gap-3">
        {feedback.map(({ id, message, name, email, reference, created_at }) => (
          <li key={id}>
            <p className="wrap-anywhere whitespace-pre-line">{message}</p>
            <p className="text-sm wrap-anywhere text-ink-3">
              {[name, email, reference].filter(Boolean).join(" · ")} <Time at={created_at} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
