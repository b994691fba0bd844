"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SetupFiles } from "#components/error-pages/setup-files.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { SetupFile } from "#lib/error-pages/bundle-schemas.ts";

/** How the pages of a service get before its visitors: a file for each proxy and framework, loaded when asked for. */
export function SetupDialog({ service }: { service: string }) {
  const t = useTranslations("errorPages.setup");
  const [files, setFiles] = useState<SetupFile[] | "loading" | "failed">("loading");
  async function load(open: boolean) {
    if (!open) return;
    setFiles("loading");
    setFiles(await fetchSetup(service).catch(() => "failed" as const));
  }
  return (
    <Dialog onOpenChange={(open) => void load(open)}>
      <DialogTrigger asChild>
        <Button aria-label={t("title", { service })}>{t("open")}</Button>
      </DialogTrigger>
      <DialogContent title={t("title", { service })} description={t("description")}>
        <div aria-live="polite">
          {typeof files === "string" ? (
            <p className="text-ink-2">{t(files)}</p>
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
