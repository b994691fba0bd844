"use client";

import { useState } from "react";
import { FirstRecordWait } from "#components/insights/first-record-wait.tsx";
import { keyPlace } from "#components/insights/prepare-first-error.ts";
import { WelcomeKey } from "#components/insights/welcome-key.tsx";
import { WelcomeSnippets } from "#components/insights/welcome-snippets.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { CreatedIngestKey } from "#lib/services/schemas.ts";

type Props = {
  baseUrl: string;
  /** Names of the keys that exist. */
  keys: string[];
  mayCreate: boolean;
  /** Records received before this moment (RFC 3339) were there already. */
  since: string;
};

/** From nothing to a first error: a key, a command with it, and a look at what arrives. */
export function WelcomeSteps({ baseUrl, keys, mayCreate, since }: Props) {
  const [created, setCreated] = useState<CreatedIngestKey | null>(null);
  return (
    <ol className="flex max-w-3xl flex-col gap-4.5">
      <li>
        <Panel title="1. A key">
          <WelcomeKey {...{ keys, mayCreate, created }} onCreated={setCreated} />
        </Panel>
      </li>
      <li>
        <Panel title="2. An error">
          <WelcomeSnippets baseUrl={baseUrl} secret={created?.secret ?? keyPlace} />
        </Panel>
      </li>
      <li>
        <Panel title="3. It arrives">
          <FirstRecordWait since={since} baseUrl={baseUrl} />
        </Panel>
      </li>
    </ol>
  );
}
