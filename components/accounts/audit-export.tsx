import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

/** The entries of the filter as files. */
export function AuditExport({ query }: { query: Record<string, string> }) {
  const search = new URLSearchParams(query).toString();
  return (
    <>
      {["csv", "ndjson"].map((kind) => (
        <Button key={kind} asChild>
          <a href={`/api/v1/audit.${kind}?${search}`} download>
            <Download aria-hidden />
            {kind.toUpperCase()}
          </a>
        </Button>
      ))}
    </>
  );
}
