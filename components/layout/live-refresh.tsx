"use client";

import { cx } from "class-variance-authority";
import { CloudOff, Pause, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { concerns, type LiveTopic } from "#components/live/concerns.ts";
import { type LiveState, pauseLive } from "#components/live/live-feed.ts";
import { useLiveEvents, useLiveState } from "#components/live/use-live.ts";
import { usePaced } from "#components/live/use-paced.ts";
import { usePageRefresh } from "#components/live/use-page-refresh.ts";
import { Button } from "#components/ui/button.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";

const pollSeconds = 10;

type Props = {
  /** What the page shows; anything unless given. */
  on?: LiveTopic;
  /** Reads again after so many seconds also where nothing happened: times go on. */
  seconds?: number;
};

/** Keeps the page as things are: reads it again when something it shows happened. A press pauses that on all pages. */
export function LiveRefresh({ on = {}, seconds = 60 }: Props) {
  const state = useLiveState();
  const read = usePaced(usePageRefresh());
  useLiveEvents((event) => {
    if (!concerns(event, on)) return;
    read(event.type === "record" ? event.data.per_second : 0);
  });
  useEffect(() => {
    // A page that cannot be had must not take the place of the one that is shown.
    if (state !== "live" && state !== "polling") return;
    const every = state === "polling" ? Math.min(pollSeconds, seconds) : seconds;
    const look = () => document.visibilityState === "visible" && read();
    const timer = setInterval(look, every * 1000);
    return () => clearInterval(timer);
  }, [state, seconds, read]);
  return <LiveSwitch state={state} />;
}

/** Says whether the page moves by itself, and stops or starts that. */
export function LiveSwitch({ state }: { state: LiveState }) {
  const t = useTranslations("layout.live");

  const isPaused = state === "paused";
  const isLive = state === "live" || state === "connecting";
  const says = t(`says.${state}`);
  return (
    <>
      <Button
        {...markShortcut("p")}
        aria-label={isPaused ? t("resume", { says }) : t("pause", { says })}
        className={cx(isLive && "text-good!", state === "offline" && "text-busy!")}
        onClick={() => pauseLive(!isPaused)}
      >
        <LiveMark state={state} />
        {t(`word.${state}`)}
      </Button>
      <span role="status" className="sr-only">
        {isLive ? "" : says}
      </span>
    </>
  );
}

function LiveMark({ state }: { state: LiveState }) {
  if (state === "paused") return <Pause aria-hidden />;
  if (state === "polling") return <RefreshCw aria-hidden />;
  if (state === "offline") return <CloudOff aria-hidden />;
  return (
    <span aria-hidden className="size-2 rounded-full bg-current forced-colors:bg-[Highlight]" />
  );
}
