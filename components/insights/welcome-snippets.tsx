"use client";

import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import {
  type FirstError,
  keyPlace,
  prepareFirstError,
  snippetLanguages,
} from "#components/insights/prepare-first-error.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";

const language = parseAsStringLiteral(snippetLanguages).withDefault("curl");

/** The snippet in the reader's language. */
export function WelcomeSnippets({ sender }: { sender: FirstError }) {
  const t = useTranslations("insights.snippets");
  const [chosen, setChosen] = useQueryState("language", language);
  const snippets = prepareFirstError(t, sender);
  return (
    <>
      <p className="mb-2.5 text-ink-2">
        {sender.key === keyPlace
          ? t.rich("runWithKey", {
              key: () => <code className="font-mono text-sm">{keyPlace}</code>,
            })
          : t("run")}
      </p>
      <Tabs
        value={chosen}
        onValueChange={(value) => void setChosen(language.parse(value) ?? "curl")}
      >
        <TabsList aria-label={t("language")}>
          {snippets.map(({ language: name }) => (
            <TabsTrigger key={name} value={name}>
              {name}
            </TabsTrigger>
          ))}
        </TabsList>
        {snippets.map(({ language: name, code, before }) => (
          <TabsContent key={name} value={name} className="flex flex-col gap-3">
            {before ? <CodeBlock label={before.label} code={before.code} /> : null}
            <CodeBlock label={t("named", { language: name })} code={code} />
          </TabsContent>
        ))}
      </Tabs>
    </>
  );
}
