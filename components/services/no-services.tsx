import { Box } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";

export function NoServices() {
  return (
    <EmptyState
      icon={Box}
      title="No services yet"
      action={
        <Button asChild>
          <Link href={{ pathname: "/welcome" }}>Send a first error</Link>
        </Button>
      }
    >
      A service appears here with the first record that names it.
    </EmptyState>
  );
}
