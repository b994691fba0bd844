"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useTransition } from "react";
import { canRead } from "#components/live/live-feed.ts";

/**
 * Reads the page's server data again; resolves when the new page is shown. While the server may not answer it reads
 * nothing: once the stream is back it says what was missed.
 */
export function usePageRefresh(): () => Promise<void> {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    if (isPending) return;
    for (const done of waiting.current.splice(0)) done();
  }, [isPending]);
  return useCallback(
    () =>
      new Promise<void>((resolve) => {
        if (!canRead()) return resolve();
        waiting.current.push(resolve);
        startTransition(() => router.refresh());
      }),
    [router],
  );
}
