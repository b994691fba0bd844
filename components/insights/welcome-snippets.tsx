"use client";

import { keyPlace, prepareFirstError } from "#components/insights/prepare-first-error.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";

type Props = { baseUrl: string; secret: string };

/** The snippet in the reader's language. */
export function WelcomeSnippets({ baseUrl, secret }: Props) {
  const snippets = prepareFirstError(baseUrl, secret);
  return (
    <>
      <p className="mb-2.5 text-ink-2">
        Run this where your service runs
        {secret === keyPlace ? (
          <>
            , with your key in the place of <code className="font-mono text-sm">{keyPlace}</code>
          </>
        ) : null}
        . The service appears by itself.
      </p>
      <Tabs defaultValue="curl">
        <TabsList aria-label="Language">
          {snippets.map(({ language }) => (
            <TabsTrigger key={language} value={language}>
              {language}
            </TabsTrigger>
          ))}
        </TabsList>
        {snippets.map(({ language, code }) => (
          <TabsContent key={language} value={language}>
            <CodeBlock label={`${language} snippet`} code={code} />
          </TabsContent>
        ))}
      </Tabs>
    </>
  );
}
