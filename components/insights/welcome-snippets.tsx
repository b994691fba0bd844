"use client";

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
  const [chosen, setChosen] = useQueryState("language", language);
  const snippets = prepareFirstError(sender);
  return (
    <>
      <p className="mb-2.5 text-ink-2">
        Run this where your service runs
        {sender.key === keyPlace ? (
          <>
            , with your key in the place of <code className="font-mono text-sm">{keyPlace}</code>
          </>
        ) : null}
        . It sends one error.
      </p>
      <Tabs
        value={chosen}
        onValueChange={(value) => void setChosen(language.parse(value) ?? "curl")}
      >
        <TabsList aria-label="Language">
          {snippets.map(({ language: name }) => (
            <TabsTrigger key={name} value={name}>
              {name}
            </TabsTrigger>
          ))}
        </TabsList>
        {snippets.map(({ language: name, code, before }) => (
          <TabsContent key={name} value={name} className="flex flex-col gap-3">
            {before ? <CodeBlock label={before.label} code={before.code} /> : null}
            <CodeBlock label={`${name} snippet`} code={code} />
          </TabsContent>
        ))}
      </Tabs>
    </>
  );
}
