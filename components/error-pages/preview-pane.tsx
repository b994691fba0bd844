"use client";

import { useTranslations } from "next-intl";
import { FindingList } from "#components/error-pages/finding-list.tsx";
import {
  type PreviewChoices,
  PreviewChoicesForm,
} from "#components/error-pages/preview-choices.tsx";
import { PreviewFrame } from "#components/error-pages/preview-frame.tsx";
import type { Preview } from "#components/error-pages/use-preview.ts";
import { Panel } from "#components/ui/panel.tsx";

type Props = {
  preview: Preview;
  choices: PreviewChoices;
  onChoose: (choices: PreviewChoices) => void;
};

/** The page that is edited, as its visitors would meet it. */
export function PreviewPane({ preview, choices, onChoose }: Props) {
  const t = useTranslations("errorPages.preview");
  const [page] = preview.answer?.pages ?? [];
  return (
    <Panel
      title={t("title")}
      aside={
        page ? t("size", { bytes: String(page.bytes), compressed: String(page.gzip_bytes) }) : null
      }
      className="rail:sticky rail:top-14"
    >
      <PreviewChoicesForm choices={choices} onChoose={onChoose} />
      <FindingList preview={preview} />
      {page ? (
        <PreviewFrame page={page} choices={choices} />
      ) : (
        <p className="text-ink-2">{t("loading")}</p>
      )}
    </Panel>
  );
}
