import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import {
  groupCalls,
  type KeyedCall,
  nameOfCall,
  placeOfCall,
} from "#components/issues/stack-text.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { SourceLines, Stack, StackCall } from "#lib/issues/stack-schemas.ts";

/** The errors of a stack, what was thrown last first, each cause under what it caused. */
export function StackErrors({ stack: { errors } }: { stack: Stack }) {
  const t = useTranslations("issues.stack");
  const keyed = errors.map((error, key) => ({ ...error, key }));
  return keyed.map(({ key, type, message, calls }) => (
    <div key={key} className={cx("px-3.5 py-3", key > 0 && "border-t border-line")}>
      <p className="mb-2 line-clamp-4 wrap-anywhere">
        {key > 0 ? <span className="text-ink-2">{t("causedBy")} </span> : null}
        <span className="font-mono text-sm font-medium">{type ?? t("error")}</span>
        {message ? <span className="text-ink-2">: {message}</span> : null}
      </p>
      <ol className="flex flex-col gap-1">
        {groupCalls(calls).map((group) => (
          <li key={group.key}>
            {group.in_app ? (
              group.calls.map((call) => <Call key={call.key} call={call} />)
            ) : (
              <LibraryCalls calls={group.calls} />
            )}
          </li>
        ))}
      </ol>
    </div>
  ));
}

function LibraryCalls({ calls }: { calls: KeyedCall[] }) {
  const t = useTranslations("issues.stack");
  return (
    <details>
      <summary className="py-0.5 text-sm text-ink-3 hover:text-ink max-rail:min-h-11 max-rail:py-3">
        {t("libraryCalls", { count: calls.length })}
      </summary>
      <ol className="mt-1 flex flex-col gap-1 border-l border-line pl-3">
        {calls.map((call) => (
          <li key={call.key}>
            <Call call={call} isQuiet />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Call({ call, isQuiet = false }: { call: StackCall; isQuiet?: boolean }) {
  const t = useTranslations("issues.stack");
  return (
    <>
      <p className={cx("font-mono text-sm leading-relaxed wrap-anywhere", isQuiet && "text-ink-2")}>
        <span className={isQuiet ? "" : "font-medium"}>{nameOfCall(t, call)}</span>{" "}
        <span className="text-ink-3">{placeOfCall(t, call)}</span>
      </p>
      {call.source ? <Source source={call.source} line={call.line} /> : null}
    </>
  );
}

type SourceProps = { source: SourceLines; line: number | null };

/** The lines around a call, the one that was running marked by more than its colour. */
function Source({ source: { first_line, lines }, line }: SourceProps) {
  const t = useTranslations("issues.stack");
  return (
    <ScrollRegion
      label={t("source", { line: String(line) })}
      className="my-1.5 overflow-x-auto rounded-control border border-line bg-surface -outline-offset-2"
    >
      <pre className="w-max min-w-full py-1.5 font-mono text-xs leading-relaxed">
        {lines.map((text, index) => {
          const number = first_line + index;
          const isHere = number === line;
          return (
            <span
              key={number}
              className={cx("block px-3", isHere ? "bg-bad-wash font-medium" : "text-ink-2")}
            >
              <span aria-hidden className="mr-3 inline-block w-10 text-right text-ink-3">
                {isHere ? "› " : ""}
                {number}
              </span>
              {text}
            </span>
          );
        })}
      </pre>
    </ScrollRegion>
  );
}
