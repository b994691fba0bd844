import { CopyButton } from "#components/ui/copy-button.tsx";

/** A stack as it came, wrapped: what matters is often at the end of a long line. */
export function StackTrace({ text }: { text: string }) {
  return (
    <section aria-label="Stack" className="rounded-card border border-line bg-raised">
      <div className="flex items-center gap-2 border-b border-line py-1.5 pr-2 pl-3.5 text-sm text-ink-2">
        <h3 className="mr-auto text-sm font-normal">Stack</h3>
        <CopyButton text={text} />
      </div>
      <pre className="px-3.5 py-3 font-mono text-sm leading-relaxed wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
    </section>
  );
}
