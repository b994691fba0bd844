"use client";

import Link from "next/link";
import { useState } from "react";
import type { FirstError } from "#components/insights/prepare-first-error.ts";
import { sendTestError } from "#components/insights/send-test-error.ts";
import { Button } from "#components/ui/button.tsx";

type Props = {
  sender: FirstError;
  /** Whether the key is one that can be sent with. */
  hasKey: boolean;
};

/** What to do once errors come: try one, see what visitors would, and plan what is done about it. */
export function WelcomeNext({ sender, hasKey }: Props) {
  const name = encodeURIComponent(sender.service);
  return (
    <ul className="divide-y divide-line">
      {hasKey ? (
        <li className="py-2.5 first:pt-0">
          <TestError sender={sender} />
        </li>
      ) : null}
      <li className="flex flex-wrap items-center gap-2.5 py-2.5">
        <p className="min-w-60 flex-1 text-ink-2">
          Your users read this page while the service is down.
        </p>
        <Button asChild>
          <a href={`/e/${name}/503`} target="_blank" rel="noreferrer">
            See the page your user would get
          </a>
        </Button>
      </li>
      <li className="flex flex-wrap items-center gap-2.5 py-2.5">
        <p className="min-w-60 flex-1 text-ink-2">
          A scenario says what is done about an error. It begins in shadow mode and does nothing
          yet.
        </p>
        <Button asChild>
          <Link href={`/scenarios/new?service=${name}`}>Attach a first scenario</Link>
        </Button>
      </li>
      <li className="flex flex-wrap items-center gap-2.5 pt-2.5">
        <p className="min-w-60 flex-1 text-ink-2">Errors, incidents and recoveries on one page.</p>
        <Button asChild>
          <Link href={`/services/${name}`}>Open {sender.service}</Link>
        </Button>
      </li>
    </ul>
  );
}

function TestError({ sender }: { sender: FirstError }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  async function send() {
    setBusy(true);
    setSaid(await sendTestError(sender));
    setBusy(false);
  }
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <p className="min-w-60 flex-1 text-ink-2">
        Sends one from this browser through the same door. It starts no recovery.
        <span role="status" className="block text-ink">
          {said}
        </span>
      </p>
      <Button disabled={busy} aria-busy={busy} onClick={() => void send()}>
        Send a test error
      </Button>
    </div>
  );
}
