import { NearLink as Link } from "#components/ui/near-link.tsx";
import type { Issue } from "#lib/issues/schemas.ts";

type Props = { issue: Pick<Issue, "id" | "title" | "error_code"> };

/** Code and title of an issue; the title keeps two lines. */
export function IssueLink({ issue: { id, title, error_code } }: Props) {
  return (
    <Link
      data-row
      href={{ pathname: `/issues/${id}` }}
      className="group block min-w-0 in-data-dense:flex in-data-dense:items-baseline in-data-dense:gap-2.5"
    >
      <span className="block truncate font-mono text-sm text-ink-2 in-data-dense:max-w-44 in-data-dense:shrink-0">
        {error_code}
      </span>
      <span className="line-clamp-2 wrap-anywhere whitespace-normal in-data-dense:line-clamp-1 group-hover:underline">
        {title}
      </span>
    </Link>
  );
}
