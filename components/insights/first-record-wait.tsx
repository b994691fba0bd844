"use client";

import { Check, LoaderCircle } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { ArrivalChecklist } from "#components/insights/arrival-checklist.tsx";
import { fetchArrived } from "#components/insights/fetch-arrived.ts";
import { Button } from "#components/ui/button.tsx";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

const everyMilliseconds = 2000;
const patienceMilliseconds = 60_000;

type Props = { since: string; baseUrl: string };

/** Looks every two seconds for a record that has just been received, and then leads to it. */
export function FirstRecordWait({ since, baseUrl }: Props) {
  const [arrived, setArrived] = useState<ErrorRecord | null>(null);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (arrived) return;
    const look = async () => {
      if (document.visibilityState === "visible") setArrived(await fetchArrived(since));
    };
    const timer = setInterval(() => void look(), everyMilliseconds);
    return () => clearInterval(timer);
  }, [arrived, since]);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <p role="status" className="flex items-center gap-2.5 font-medium">
        {arrived ? (
          <Check aria-hidden className="size-4 text-good" />
        ) : (
          <LoaderCircle aria-hidden className="size-4 text-busy motion-safe:animate-spin" />
        )}
        {arrived
          ? `${arrived.error_code} of ${arrived.service_name} has arrived.`
          : "Waiting for your first error…"}
      </p>
      {arrived ? (
        <div className="mt-3 flex flex-wrap gap-2.5">
          <Button asChild variant="primary">
            <Link href={{ pathname: `/issues/${arrived.issue_id}` }}>See the error</Link>
          </Button>
          <Button asChild>
            <Link href={{ pathname: "/" }}>Go to the overview</Link>
          </Button>
        </div>
      ) : null}
      {isLong && !arrived ? <ArrivalChecklist baseUrl={baseUrl} /> : null}
    </>
  );
}
