import Link from "next/link";
import type { Issue } from "#lib/issues/schemas.ts";

/** What an issue says, and of which service. */
export function IssueTitle({
  issue,
}: {
  issue: Pick<Issue, "title" | "service" | "environments">;
}) {
  return (
    <div className="-mt-2.5 mb-4.5">
      <p className="line-clamp-3 max-w-[80ch] text-[1rem] wrap-anywhere">{issue.title}</p>
      <p className="mt-0.5 text-ink-2">
        <Link
          href={{ pathname: `/services/${encodeURIComponent(issue.service)}` }}
          className="underline underline-offset-3"
        >
          {issue.service}
        </Link>{" "}
        · {issue.environments.join(", ")}
      </p>
    </div>
  );
}
