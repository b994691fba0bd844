import { TriangleAlert } from "lucide-react";
import type { FormProblem } from "#components/forms/send-json.ts";

/** Why something was not saved or published, said once and in full. */
export function StudioProblem({ problem }: { problem: FormProblem | null }) {
  if (!problem) return null;
  const lines = [...new Set(problem.errors.map(({ message }) => message))];
  return (
    <div
      role="alert"
      className="mb-4 flex gap-2.5 rounded-control bg-bad-wash px-3 py-2.5 forced-colors:border"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0 wrap-anywhere">
        <p className="font-medium text-bad">{problem.title}</p>
        {lines.length > 0 ? (
          <ul className="list-disc pl-4">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          <p>{problem.detail}</p>
        )}
      </div>
    </div>
  );
}
