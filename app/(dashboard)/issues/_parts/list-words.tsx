import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";

/** Sends the browser what the list of issues says. */
export function ListWords({ children }: { children: ReactNode }) {
  return (
    <ClientMessages
      of={[
        "issues.states",
        "issues.columns",
        "issues.list",
        "issues.bulkBar",
        "issues.change",
        "issues.facets",
        "issues.timeline",
        "issues.noIssues",
        "issues.views",
        "recovery.states",
      ]}
    >
      {children}
    </ClientMessages>
  );
}
