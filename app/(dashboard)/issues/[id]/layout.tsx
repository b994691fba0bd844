import type { ReactNode } from "react";
import { getIssue } from "#lib/issues/list-issues.ts";
import { Existing } from "../../_parts/existing.tsx";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export default async function IssueLayout({ params, children }: Props) {
  const { id } = await params;
  return <Existing read={(context) => getIssue(context, id)}>{children}</Existing>;
}
