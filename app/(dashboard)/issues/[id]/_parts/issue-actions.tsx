import { getTranslations } from "next-intl/server";
import { AssignMenu } from "#components/issues/assign-menu.tsx";
import { writeIssueMarkdown } from "#components/issues/issue-markdown.ts";
import { IssueStateButtons } from "#components/issues/issue-state-buttons.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { listPeople } from "#lib/accounts/list-people.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import type { Record as ErrorRecord, Issue } from "#lib/issues/schemas.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";

type Props = { context: Context; issue: Issue; record: ErrorRecord | null };

/** What can be done with an issue, and how it is handed on. */
export async function IssueActions({ context, issue, record }: Props) {
  const link = `${environment().BASE_URL}/issues/${issue.id}`;
  const t = await getTranslations("issues");
  const mayChange = canOperate(context.actor);
  const people = mayChange ? (await listPeople(context)).data : [];
  return (
    <>
      <CopyButton medium label={t("issuePage.copyLink")} shortcut="y" text={link} />
      <CopyButton
        medium
        label={t("issuePage.copyMarkdown")}
        text={writeIssueMarkdown(t, issue, link, record)}
      />
      {mayChange ? (
        <>
          <AssignMenu issue={issue} people={people} />
          <IssueStateButtons issue={issue} />
        </>
      ) : null}
    </>
  );
}
