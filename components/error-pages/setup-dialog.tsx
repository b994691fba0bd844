"use client";

import { useState } from "react";
import { SetupFiles } from "#components/error-pages/setup-files.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { SetupFile } from "#lib/error-pages/bundle-schemas.ts";

const words = {
  loading: "Loading …",
  failed: "This could not be loaded. Close the dialog and open it again.",
};

/** How the pages of a service get before its visitors: a file for each proxy and framework, loaded when asked for. */
export function SetupDialog({ service }: { service: string }) {
  const [files, setFiles] = useState<SetupFile[] | keyof typeof words>("loading");
  async function load(open: boolean) {
    if (!open) return;
    setFiles("loading");
    setFiles(await fetchSetup(service).catch(() => "failed" as const));
  }
  return (
    <Dialog onOpenChange={(open) => void load(open)}>
      <DialogTrigger asChild>
        <Button aria-label={`Put the pages of ${service} in place`}>Put in place</Button>
      </DialogTrigger>
      <DialogContent
        title={`Put the pages of ${service} in place`}
        description="Copy the file of your proxy, or code for your application, and adapt the marked lines."
      >
        <div aria-live="polite">
          {typeof files === "string" ? (
            <p className="text-ink-2">{words[files]}</p>
          ) : (
            <SetupFiles files={files} />
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}

async function fetchSetup(service: string): Promise<SetupFile[]> {
  const query = new URLSearchParams({ service });
  const answer = await fetch(`/api/v1/error-pages/setup?${query}`);
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return SetupFile.array().parse((await answer.json()).data);
}
