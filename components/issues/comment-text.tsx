"use client";

import { Pencil, Trash2 } from "lucide-react";
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
          {edited_at ? " · changed" : ""}
        </span>
        {is_mine ? (
          <Button
            size="icon"
            variant="quiet"
            aria-label="Change your comment"
            onClick={() => setIsEdited(true)}
          >
            <Pencil aria-hidden />
          </Button>
        ) : null}
        {is_mine || mayModerate ? (
          <ConfirmSend
            trigger={
              <Button size="icon" variant="quiet" aria-label={`Delete the comment of ${author}`}>
                <Trash2 aria-hidden />
              </Button>
            }
            title="Delete this comment?"
            effect="It is gone for everybody, and cannot be brought back."
            verb="Delete the comment"
            danger
            send={() => sendJson("DELETE", path, undefined, anyAnswer)}
          />
        ) : null}
      </div>
      <p className="wrap-anywhere whitespace-pre-line">{body}</p>
    </div>
  );
}
