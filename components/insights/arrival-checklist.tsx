import { CodeBlock } from "#components/ui/code-block.tsx";

/** Why nothing may have come at all, in the order of what is most frequent. */
export function ArrivalChecklist({ baseUrl }: { baseUrl: string }) {
  const { href, host } = new URL("/api/health/live", baseUrl);
  return (
    <div className="mt-4 border-t border-line pt-4">
      <p className="font-medium">Three things to check</p>
      <ol className="mt-1.5 mb-4 list-decimal space-y-1 pl-5 text-ink-2">
        <li>
          <b className="font-medium text-ink">The address.</b> The machine of your service must
          reach <code className="font-mono text-sm wrap-anywhere">{host}</code>; from another
          machine or a container, localhost is another place. Try the command below there.
        </li>
        <li>
          <b className="font-medium text-ink">A proxy or firewall between.</b> It must let POST
          requests through with their body and their Authorization header.
        </li>
        <li>
          <b className="font-medium text-ink">The key.</b> A request with a wrong one would stand
          here as refused. If none does, it went elsewhere or never left.
        </li>
      </ol>
      <CodeBlock label="Command that tries the address" code={`curl -i '${href}'`} />
    </div>
  );
}
