"use client";

import { useState } from "react";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { CreatedIngestKey } from "#lib/services/schemas.ts";

type Props = {
  keys: string[];
  mayCreate: boolean;
  created: CreatedIngestKey | null;
  onCreated: (key: CreatedIngestKey) => void;
};

/** Creates a key that may send records of any service, or says who can. */
export function WelcomeKey({ keys, mayCreate, created, onCreated }: Props) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  async function create() {
    setBusy(true);
    const body = { name: "first error", service: null };
    const sent = await sendJson("POST", "/api/v1/ingest-keys", body, CreatedIngestKey);
    setBusy(false);
    setFault(sent.ok ? null : sent.problem.detail);
    if (sent.ok) onCreated(sent.data);
  }
  if (created)
    return (
      <>
        <p className="mb-2.5 text-ink-2">
          Copy it now: it is shown this once and not stored. The snippet below has it already.
        </p>
        <CodeBlock label="Ingest key" code={created.secret} />
      </>
    );
  return (
    <>
      <p className="text-ink-2">
        A key lets services send records, and nothing else. {describeKeys(keys)}{" "}
        {mayCreate ? null : "An administrator can create one for you under Settings, Keys."}
      </p>
      {fault ? (
        <p role="alert" className="mt-2.5 rounded-control bg-bad-wash px-3 py-2.5 text-bad">
          {fault}
        </p>
      ) : null}
      {mayCreate ? (
        <Button
          variant="primary"
          className="mt-3"
          disabled={busy}
          aria-busy={busy}
          onClick={() => void create()}
        >
          Create a key
        </Button>
      ) : null}
    </>
  );
}

function describeKeys(keys: string[]): string {
  if (keys.length === 0) return "There is none yet.";
  const names = keys.slice(0, 3).map((name) => `“${name}”`);
  const rest = keys.length - names.length;
  return `There ${keys.length === 1 ? "is" : "are"} ${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}; who made one knows its secret.`;
}
