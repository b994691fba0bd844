"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LookEditor } from "#components/error-pages/look-editor.tsx";
import type { PagePlace } from "#components/error-pages/page-edit.ts";
import { PagePicker } from "#components/error-pages/page-picker.tsx";
import { type PreviewChoices, plainPreview } from "#components/error-pages/preview-choices.tsx";
import { PreviewMatrix } from "#components/error-pages/preview-matrix.tsx";
import { PreviewPane } from "#components/error-pages/preview-pane.tsx";
import { StudioBar } from "#components/error-pages/studio-bar.tsx";
import { StudioProblem } from "#components/error-pages/studio-problem.tsx";
import { TextEditor } from "#components/error-pages/text-editor.tsx";
import { usePreview } from "#components/error-pages/use-preview.ts";
import { useStudio } from "#components/error-pages/use-studio.ts";
import { VersionPanel } from "#components/error-pages/version-panel.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import type {
  PageEdition,
  PageLanguage,
  PageVersionEntry,
} from "#lib/error-pages/content-schemas.ts";

type Props = {
  edition: PageEdition;
  versions: PageVersionEntry[];
  languages: PageLanguage[];
  mayEdit: boolean;
};

/** Where the pages of a service, or of the organisation, are written, looked at and published. */
export function Studio({ edition, versions, languages, mayEdit }: Props) {
  const t = useTranslations("errorPages.studio");
  const studio = useStudio(edition);
  const [place, setPlace] = useState<PagePlace>({ kind: "503", language: "en" });
  const [choices, setChoices] = useState<PreviewChoices>(plainPreview);
  const { service } = edition;
  const { tidy: content } = studio;
  const preview = usePreview({ service, content, pages: [place], ...choices.asked });
  const editor = { studio, place, preview, mayEdit };
  const pane = <PreviewPane {...{ preview, choices }} onChoose={setChoices} />;
  const columns = "grid gap-gap rail:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] rail:items-start";
  return (
    <>
      <StudioBar studio={studio} findings={preview.answer?.findings ?? []} mayEdit={mayEdit} />
      <StudioProblem problem={studio.problem} />
      <Tabs defaultValue="texts">
        <TabsList aria-label={t("parts")}>
          <TabsTrigger value="texts">{t("texts")}</TabsTrigger>
          <TabsTrigger value="look">{t("look")}</TabsTrigger>
          <TabsTrigger value="all">{t("all")}</TabsTrigger>
          <TabsTrigger value="versions">{t("versions")}</TabsTrigger>
        </TabsList>
        <TabsContent value="texts">
          <div className={columns}>
            <div className="flex min-w-0 flex-col gap-gap">
              <PagePicker {...{ studio, place, languages }} onPick={setPlace} />
              <TextEditor key={`${place.kind} ${place.language}`} {...editor} />
            </div>
            {pane}
          </div>
        </TabsContent>
        <TabsContent value="look">
          <div className={columns}>
            <LookEditor {...editor} />
            {pane}
          </div>
        </TabsContent>
        <TabsContent value="all">
          <PreviewMatrix {...{ service, content, languages }} asked={choices.asked} />
        </TabsContent>
        <TabsContent value="versions">
          <VersionPanel {...{ versions, mayEdit }} studio={studio} />
        </TabsContent>
      </Tabs>
    </>
  );
}
