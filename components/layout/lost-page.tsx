import { FileQuestionMark } from "lucide-react";
import { Pager } from "#components/data-table/pager.tsx";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Card } from "#components/ui/card.tsx";

/** In place of a list whose address asks for a page that there is not; `what` is listed: `issues`. */
export function LostPage({ what }: { what: string }) {
  return (
    <Card>
      <EmptyState
        icon={FileQuestionMark}
        title="This page of the list no longer exists"
        action={<Pager what={what} next={null} />}
      >
        Its address is incomplete or from another version. The list begins on its first page.
      </EmptyState>
    </Card>
  );
}
