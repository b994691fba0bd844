"use client";

import { useNow } from "#components/ui/clock.tsx";
import { Time } from "#components/ui/time.tsx";

/** When it may run again, as long as that lies ahead. */
export function NextAllowed({ at }: { at: string }) {
  if (new Date(at) <= useNow()) return null;
  return (
    <>
      {" "}
      It may run again <Time at={at} />.
    </>
  );
}
