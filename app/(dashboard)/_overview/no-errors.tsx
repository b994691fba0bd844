import { Send } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

/** The overview before the first record. */
export function NoErrors() {
  return (
    <Card>
      <EmptyState
        icon={Send}
        title="No service has reported an error yet"
        action={
          <Button asChild variant="primary">
            <Link href={{ pathname: "/welcome" }}>Send your first error</Link>
          </Button>
        }
      >
        From the first one on you see here what fails, since when, and what is done about it.
      </EmptyState>
    </Card>
  );
}
