import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { getIssue } from "#lib/issues/list-issues.ts";
import { Existing } from "../../_parts/existing.tsx";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export default async function IssueLayout({ params, children }: Props) {
  const { id } = await params;
  return (
    <ClientMessages
      of={[
        "issues.states",
        "issues.change",
        "issues.assignMenu",
        "issues.handling",
        "issues.until",
        "issues.comment",
        "issues.merged",
        "issues.related",
        "issues.stack",
        "issues.record",
        "issues.recordSteps",
        "issues.records",
      ]}
    >
      <Existing read={(context) => getIssue(context, id)}>{children}</Existing>
    </ClientMessages>
  );
}
