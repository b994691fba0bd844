"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import { Comment } from "#lib/issues/comment-schemas.ts";

type Props = {
  issueId: string;
  /** What is changed; left out: a new one is written. */
  comment?: Comment;
  onDone?: () => void;
};

/** Plain text about an issue, written or changed. */
export function CommentForm({ issueId, comment, onDone }: Props) {
  const t = useTranslations("issues.comment");
  const router = useRouter();
  const [round, setRound] = useState(0);
  const path = `/api/v1/issues/${issueId}/comments` as const;
  return (
    <Form
      // A new round is an empty field.
      key={round}
      className="mb-3 flex flex-col gap-2.5"
      send={(values) => {
        const body = { body: String(values.get("body") ?? "") };
        return comment
          ? sendJson("PATCH", `${path}/${comment.id}`, body, Comment)
          : sendJson("POST", path, body, Comment);
      }}
      onSent={() => {
        setRound(round + 1);
        router.refresh();
        onDone?.();
      }}
    >
      <FormError fields={["body"]} />
      <div className="*:items-stretch">
        <Field name="body" label={t(comment ? "own" : "label")}>
          <Textarea
            rows={comment ? 4 : 2}
            maxLength={5000}
            {...(comment ? {} : markShortcut("c"))}
            defaultValue={comment?.body}
          />
        </Field>
      </div>
      <div className="flex gap-2.5">
        <SubmitButton>{t(comment ? "save" : "send")}</SubmitButton>
        {comment ? <Button onClick={onDone}>{t("cancel")}</Button> : null}
      </div>
    </Form>
  );
}
