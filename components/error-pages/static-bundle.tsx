import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Panel } from "#components/ui/panel.tsx";

/** The pages as files, for when Paramedic itself does not answer; how to keep them as they are here. */
export function StaticBundle() {
  return (
    <Panel
      title="When Paramedic does not answer"
      note="The same pages as files beside your proxy, in every language, with a configuration that shows them then."
      aside={
        <Button asChild>
          <a href="/api/v1/error-pages/bundle.zip" download>
            <Download aria-hidden />
            Download the pages
          </a>
        </Button>
      }
    >
      <details>
        <summary className="cursor-pointer text-ink-2">Keep them up to date by a command</summary>
        <div className="mt-3 flex flex-col gap-3">
          <CodeBlock
            label="writes the pages into a folder"
            code="npm run error-pages:export -- --out /var/lib/paramedic-pages"
          />
          <CodeBlock
            label="says whether the folder is as it should be"
            code="npm run error-pages:check -- --dir /var/lib/paramedic-pages"
          />
        </div>
      </details>
    </Panel>
  );
}
