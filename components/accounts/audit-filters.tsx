import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";

export const auditRanges = [
  { value: "1", label: "Last 24 hours" },
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "365", label: "Last year" },
];

type Props = { actor: string; days: string };

/** A plain form: what it asks for is in the address. */
export function AuditFilters({ actor, days }: Props) {
  return (
    <form method="get" className="flex flex-wrap gap-2.5">
      <Input
        name="actor"
        aria-label="Who"
        placeholder="Anyone"
        defaultValue={actor}
        className="w-44!"
      />
      <Select name="days" aria-label="Range" defaultValue={days}>
        {auditRanges.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Button type="submit">Show</Button>
    </form>
  );
}
