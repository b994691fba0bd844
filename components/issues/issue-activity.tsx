import Link from "next/link";
import { useTranslations } from "next-intl";
import { CommentForm } from "#components/issues/comment-form.tsx";
import { CommentText } from "#components/issues/comment-text.tsx";
import { describeActivity } from "#components/issues/describe-activity.ts";
import { Until } from "#components/issues/until.tsx";
import { RunStatePill } from "#components/recovery/run-state-pill.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import type { IssueActivity as Activity } from "#lib/issues/activity-schemas.ts";
import { RunState } from "#lib/recovery/schemas.ts";

type Props = {
  issueId: string;
  activity: Activity[];
  /** Whether the reader may comment, and delete what others said. */
  mayComment: boolean;
  mayModerate: boolean;
};

/** Who did what to an issue and what happened to it, newest first, with what people say about it. */
export function IssueActivity({ issueId, activity, mayComment, mayModerate }: Props) {
  const t = useTranslations("issues.activity");
  return (
    <Panel title={t("title")}>
      {mayComment ? <CommentForm issueId={issueId} /> : null}
      <ol className="flex flex-col">
        {activity.map((one) => (
          <li key={keyOf(one)} className="border-b border-line py-3 last:border-0 last:pb-0">
            {one.kind === "commented" ? (
              <CommentText issueId={issueId} comment={one.comment} mayModerate={mayModerate} />
            ) : one.kind === "recovery" ? (
              <StartedRun run={one.run} at={one.at} />
            ) : (
              <Happened activity={one} />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function keyOf(one: Activity): string {
  if (one.kind === "commented") return one.comment.id;
  return one.kind === "recovery" ? one.run.id : `${one.kind} ${one.at}`;
}

function Happened({ activity }: { activity: Activity }) {
  const t = useTranslations("issues.activity");
  const told = describeActivity(t, activity);
  if (!told) return null;
  const { actor, words, until } = told;
  return (
    <Row at={activity.at}>
      {actor ? <b className="font-medium">{actor}</b> : null}{" "}
      {until ? t.rich("toldUntil", { words, until: () => <Until at={until} /> }) : words}
    </Row>
  );
}

function StartedRun({ run, at }: { run: { id: string; name: string; state: string }; at: string }) {
  const t = useTranslations("issues.activity");
  const state = RunState.safeParse(run.state).data;
  return (
    <Row at={at}>
      {t.rich("started", {
        name: run.name,
        run: (chunks) => (
          <Link
            href={{ pathname: `/recovery/runs/${run.id}` }}
            className="underline underline-offset-3"
          >
            {chunks}
          </Link>
        ),
      })}{" "}
      {state ? <RunStatePill state={state} /> : null}
    </Row>
  );
}

function Row({ at, children }: { at: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <p className="min-w-0 flex-1 basis-56 wrap-anywhere">{children}</p>
      <span className="text-sm text-ink-3">
        <Time at={at} />
      </span>
    </div>
  );
}
