"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { CommentForm } from "#components/issues/comment-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Comment } from "#lib/issues/comment-schemas.ts";

type Props = { issueId: string; comment: Comment; mayModerate: boolean };

/** What somebody said; who wrote it changes it here. */
export function CommentText({ issueId, comment, mayModerate }: Props) {
  const t = useTranslations("issues.comment");
  const [isEdited, setIsEdited] = useState(false);
  const { id, author, body, is_mine, created_at, edited_at } = comment;
  const path = `/api/v1/issues/${issueId}/comments/${id}` as const;
  if (isEdited) {
    return <CommentForm issueId={issueId} comment={comment} onDone={() => setIsEdited(false)} />;
  }
  return (
    <div>
      <div className="flex min-h-8.5 flex-wrap items-center gap-x-2">
        <b className="min-w-0 font-medium wrap-anywhere">{author}</b>
        <span className="mr-auto text-sm text-ink-3">
          <Time at={created_at} />
          {edited_at ? ` · ${t("changed")}` : ""}
        </span>
        {is_mine ? (
          <Button
            size="icon"
            variant="quiet"
            aria-label={t("change")}
            onClick={() => setIsEdited(true)}
          >
            <Pencil aria-hidden />
          </Button>
        ) : null}
        {is_mine || mayModerate ? (
          <ConfirmSend
            trigger={
              <Button size="icon" variant="quiet" aria-label={t("delete", { name: author })}>
                <Trash2 aria-hidden />
              </Button>
            }
            title={t("deleteTitle")}
            effect={t("deleteEffect")}
            verb={t("deleteVerb")}
            danger
            send={() => sendJson("DELETE", path, undefined, anyAnswer)}
          />
        ) : null}
      </div>
      <p className="wrap-anywhere whitespace-pre-line">{body}</p>
    </div>
  );
}
