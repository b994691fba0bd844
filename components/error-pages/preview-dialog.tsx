"use client";

import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { kindWords } from "#components/error-pages/kind-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { PageKind, pageKinds } from "#lib/error-pages/schemas.ts";

/** The real page of a service in a frame, loaded only while somebody looks: it counts and asks like a visitor's. */
export function PreviewDialog({ service }: { service: string }) {
  const [kind, setKind] = useState<PageKind>("503");
  const address = `/e/${encodeURIComponent(service)}/${kind}`;
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button aria-label={`Preview the pages of ${service}`}>Preview</Button>
      </DialogTrigger>
      <DialogContent
        title={`What visitors of ${service} read`}
        description="The page itself, as it is right now."
      >
        <div className="mb-3 flex flex-wrap gap-2.5">
          <Select
            aria-label="Kind"
            value={kind}
            onChange={(event) => setKind(PageKind.parse(event.currentTarget.value))}
          >
            {pageKinds.map((one) => (
              <option key={one} value={one}>
                {kindWords[one]}
              </option>
            ))}
          </Select>
          <Button asChild>
            <a href={address} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              Open in a new tab
            </a>
          </Button>
        </div>
        <iframe
          key={address}
          title={`${kindWords[kind]} page of ${service}`}
          src={address}
          className="h-[min(30rem,60dvh)] w-full rounded-control border border-line"
        />
      </DialogContent>
    </Dialog>
  );
}
