"use client";

import { cx } from "class-variance-authority";
import { Pause } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";

/** Reads the page again every few seconds while it is looked at; a press pauses it. */
export function LiveRefresh({ seconds = 10 }: { seconds?: number }) {
  const router = useRouter();
  const [live, setLive] = useState(true);
  useEffect(() => {
    if (!live) return;
    const refresh = () => document.visibilityState === "visible" && router.refresh();
    const timer = setInterval(refresh, seconds * 1000);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [live, router, seconds]);
  return (
    <Button
      {...markShortcut("p")}
      aria-label={live ? "Live: pause updates" : "Paused: resume updates"}
      className={cx(live && "text-good!")}
      onClick={() => setLive(!live)}
    >
      {live ? (
        <span aria-hidden className="size-2 rounded-full bg-current forced-colors:bg-[Highlight]" />
      ) : (
        <Pause aria-hidden />
      )}
      {live ? "Live" : "Paused"}
    </Button>
  );
}
