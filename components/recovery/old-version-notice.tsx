import { History } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";

type Props = { name: string; version: number; restore: ReactNode };

/** Says that the plan on the page is not the one that counts. */
export function OldVersionNotice({ name, version, restore }: Props) {
  return (
    <div className="mb-gap">
      <Callout
        tone="idle"
        icon={History}
        title={`This is version ${version}.`}
        actions={
          <>
            {restore}
            <Button asChild>
              <Link href={`/scenarios/${name}`}>See the latest version</Link>
            </Button>
          </>
        }
      >
        The plan has changed since; runs of this version followed it to their end.
      </Callout>
    </div>
  );
}
