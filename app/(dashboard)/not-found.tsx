import { SearchX } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

/** The frame stays, so that every other page is one press away. */
export default function DashboardNotFound() {
  return (
    <>
      <PageHeader title="There is nothing at this address" />
      <Card>
        <EmptyState
          icon={SearchX}
          title="It has been removed, or the address has a slip in it"
          action={
            <Button asChild>
              <Link href="/">Go to the overview</Link>
            </Button>
          }
        >
          Services, scenarios and targets can be deleted; old records leave when their retention
          ends. Nothing is broken.
        </EmptyState>
      </Card>
    </>
  );
}
