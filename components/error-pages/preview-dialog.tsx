"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import { PageKind, pageKinds } from "#lib/error-pages/schemas.ts";

/** The real page of a service in a frame, loaded only while somebody looks: it counts and asks like a visitor's. */
export function PreviewDialog({ service }: { service: string }) {
  const t = useTranslations("errorPages.previewDialog");
  const kinds = useTranslations("errorPages.kinds");
  const [kind, setKind] = useState<PageKind>("503");
  const address = `/e/${encodeURIComponent(service)}/${kind}`;
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button aria-label={t("openOf", { service })}>{t("open")}</Button>
      </DialogTrigger>
      <DialogContent title={t("title", { service })} description={t("description")}>
        <div className="mb-3 flex flex-wrap gap-2.5">
          <Select
            aria-label={t("kind")}
            value={kind}
            onChange={(event) => setKind(PageKind.parse(event.currentTarget.value))}
          >
            {pageKinds.map((one) => (
              <option key={one} value={one}>
                {kinds(one)}
              </option>
            ))}
          </Select>
          <Button asChild>
            <a href={address} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              {t("newTab")}
            </a>
          </Button>
        </div>
        <iframe
          key={address}
          title={t("page", { kind: kinds(kind), service })}
          src={address}
          className="h-[min(30rem,60dvh)] w-full rounded-control border border-line"
        />
      </DialogContent>
    </Dialog>
  );
}
