import { CopyButton } from "#components/ui/copy-button.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

type Props = { code: string; label: string };

/** Code that scrolls in its own frame and can be copied; `label` names it: `curl command`. */
export function CodeBlock({ code, label }: Props) {
  return (
    <div className="relative rounded-card border border-line bg-raised">
      <div className="flex items-center gap-2 border-b border-line py-1.5 pr-2 pl-3.5 text-sm text-ink-2">
        <span className="mr-auto">{label}</span>
        <CopyButton text={code} />
      </div>
      <ScrollRegion label={label} className="overflow-x-auto -outline-offset-2">
        <pre className="w-max min-w-full px-3.5 py-3 font-mono text-sm leading-relaxed">
          <code>{code}</code>
        </pre>
      </ScrollRegion>
    </div>
  );
}
