"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFormState } from "#components/forms/form-context.ts";
import { locateFaults, type PlanFault, type YamlLibrary } from "#components/recovery/plan-yaml.ts";
import { controlLook } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";

type Props = {
  yaml: YamlLibrary;
  value: string;
  onChange: (value: string) => void;
  /** Of the text as it is typed; what the server said of it stands beside them. */
  faults: PlanFault[];
};

/** The plan as YAML with the number of each line, and each fault with the line that it is in. */
export function PlanText({ yaml, value, onChange, faults }: Props) {
  const t = useTranslations("recovery.planText");
  const area = useRef<HTMLTextAreaElement>(null);
  const { problem } = useFormState();
  const said = faults.length > 0 ? faults : locateFaults(yaml, value, problem?.errors ?? []);
  const lines = value.split("\n");
  const wrong = new Set(said.map(({ line }) => line));
  function goTo(line: number) {
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor="plan-text">{t("label")}</Label>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 font-mono text-sm leading-6">
        <Gutter count={lines.length} wrong={wrong} />
        <textarea
          ref={area}
          id="plan-text"
          rows={Math.max(12, lines.length + 1)}
          wrap="off"
          spellCheck={false}
          autoCapitalize="none"
          aria-describedby="plan-text-hint plan-text-faults"
          aria-invalid={said.length > 0}
          className={`${controlLook} resize-none overflow-x-auto font-mono leading-6!`}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <p id="plan-text-hint" className="text-sm text-ink-2">
        {t("hint")}
      </p>
      <FaultList faults={said} onGo={goTo} />
    </div>
  );
}

function Gutter({ count, wrong }: { count: number; wrong: ReadonlySet<number> }) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return (
    <div aria-hidden className="py-2 text-right text-ink-3 select-none">
      {numbers.map((line) => (
        <div key={line} className={wrong.has(line) ? "font-semibold text-bad" : undefined}>
          {line}
        </div>
      ))}
    </div>
  );
}

type FaultProps = { faults: PlanFault[]; onGo: (line: number) => void };

function FaultList({ faults, onGo }: FaultProps) {
  const t = useTranslations("recovery.planText");
  return (
    <ul id="plan-text-faults" aria-live="polite" className="flex flex-col gap-1 text-sm">
      {faults.map(({ line, path, message }) => (
        <li key={`${line} ${path} ${message}`} className="flex items-start gap-1.5 text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="wrap-anywhere">
            <button
              type="button"
              className="font-medium underline max-rail:min-h-11"
              onClick={() => onGo(line)}
            >
              {t("line", { line })}
            </button>
            {path ? <span className="font-mono"> {path}</span> : null}: {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
