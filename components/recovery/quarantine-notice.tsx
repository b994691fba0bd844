import { OctagonX } from "lucide-react";
import { Callout } from "#components/ui/callout.tsx";

/** Says that a scenario was switched off because its evaluation kept failing. */
export function QuarantineNotice({ reason }: { reason: string | null | undefined }) {
  if (!reason) return null;
  return (
    <div className="mb-gap">
      <Callout tone="bad" icon={OctagonX} title="Paramedic switched this scenario off.">
        {reason} Save a changed plan with another mode to let it try again.
      </Callout>
    </div>
  );
}
