import { Circle, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RequestStep, RequestSteps } from "#components/issues/request-steps.ts";
import { Time } from "#components/ui/time.tsx";

const colors = [3, 4, 2, 5, 1].map((number) => `var(--series-${number})`);
const mostLanes = 5;

/** The records of a request from first to last; each service has a lane, and each record its time since the first. */
export function RequestSequence({ services, steps }: RequestSteps) {
  const t = useTranslations("issues.request");
  return (
    <ol aria-label={t("from", { service: services[0] ?? "" })} className="py-1">
      {steps.map((step) => (
        <li
          key={step.id}
          className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 border-b border-line py-3 last:border-0 max-sm:grid-cols-1 sm:grid-cols-[5.5rem_minmax(0,1fr)_10rem]"
        >
          <span className="pt-0.5 font-mono text-sm whitespace-nowrap text-ink-2">
            {step.offset}
          </span>
          <StepText step={step} />
          <Lane step={step} />
        </li>
      ))}
    </ol>
  );
}

function StepText({ step }: { step: RequestStep }) {
  const Icon = step.is_error ? TriangleAlert : Circle;
  const indent = Math.min(step.lane, mostLanes - 1);
  return (
    <div
      className="min-w-0 border-l-2 pl-3"
      style={{ marginLeft: `${indent}rem`, borderColor: colors[step.lane % colors.length] }}
    >
      <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
        <span className="font-medium text-ink">{step.service}</span>
        <span>{step.environment}</span>
        <span
          className={`inline-flex items-center gap-1 ${step.is_error ? "text-bad" : "text-ink-2"}`}
        >
          <Icon aria-hidden className="size-3.25" />
          {step.level}
        </span>
        <Time at={step.timestamp} />
      </p>
      <Link
        href={{ pathname: `/issues/${step.issue_id}`, query: { show: step.id } }}
        className="group mt-1 block max-rail:min-h-11"
      >
        <span className="block truncate font-mono text-sm text-ink-2">{step.error_code}</span>
        <span className="line-clamp-2 wrap-anywhere group-hover:underline">{step.message}</span>
      </Link>
    </div>
  );
}

/** Where in the request's time it happened; the number says the same. */
function Lane({ step }: { step: RequestStep }) {
  return (
    <span
      aria-hidden
      className="relative mx-1.5 mt-2 h-1.5 self-start rounded-full bg-raised max-sm:hidden forced-colors:border"
    >
      <span
        className="keep-color absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full"
        style={{ left: `${step.share * 100}%`, background: colors[step.lane % colors.length] }}
      />
    </span>
  );
}
