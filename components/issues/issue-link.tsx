import { NearLink as Link } from "#components/ui/near-link.tsx";
import type { Issue } from "#lib/issues/schemas.ts";

type Props = { issue: Pick<Issue, "id" | "title" | "error_code"> };

/** Code and title of an issue; the title keeps two lines. */
export function IssueLink({ issue: { id, title, error_code } }: Props) {
  return (
    <Link data-row href={{ pathname: `/issues/${id}` }} className="group block min-w-0">
      <span className="block truncate font-mono text-sm text-ink-2">{error_code}</span>
      <span className="line-clamp-2 wrap-anywhere whitespace-normal group-hover:underline">
        {title}
      </span>
    </Link>
  );
}
