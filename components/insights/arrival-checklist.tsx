import { CodeBlock } from "#components/ui/code-block.tsx";

/** Why nothing may have arrived, in the order of what is most frequent. */
export function ArrivalChecklist({ baseUrl }: { baseUrl: string }) {
  const live = new URL("/api/health/live", baseUrl).href;
  return (
    <div className="mt-4 border-t border-line pt-4">
      <p className="font-medium">Nothing yet. What the answer to your request says:</p>
      <ul className="mt-1.5 mb-4 list-disc space-y-1 pl-5 text-ink-2">
        <li>
          <b className="font-medium text-ink">No answer</b>: the machine cannot reach this address.
          Try the command below there; a proxy or a firewall may stand between.
        </li>
        <li>
          <b className="font-medium text-ink">401</b>: the key is missing, cut short or revoked.
        </li>
        <li>
          <b className="font-medium text-ink">403</b>: the key belongs to another service.
        </li>
        <li>
          <b className="font-medium text-ink">422</b>: the answer lists each field that needs a
          change; only <code className="font-mono text-sm">message</code> is required.
        </li>
        <li>
          <b className="font-medium text-ink">202</b>: it is stored. A timestamp of more than a day
          ago is found under Records, with a longer time.
        </li>
      </ul>
      <CodeBlock label="Command that tries the address" code={`curl -i '${live}'`} />
    </div>
  );
}
