"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { SavedView, type ViewPage } from "#lib/accounts/view-schemas.ts";

type Props = {
  page: ViewPage;
  /** The filters that a new view keeps. */
  query: string;
  mayShare: boolean;
  /** The one to rename; null: a new one. */
  view: SavedView | null;
  onClose: () => void;
  onSaved: (view: SavedView) => void;
};

/** Names a view, and says who sees it. */
export function SaveViewDialog({ page, query, mayShare, view, onClose, onSaved }: Props) {
  const t = useTranslations("issues.views");
  const router = useRouter();
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={view ? t("renameTitle", { name: view.name }) : t("saveTitle")}
        description={view ? undefined : t("saveNote")}
      >
        <Form
          send={(values) => {
            const named = {
              name: String(values.get("name") ?? ""),
              shared: values.get("shared") === "on",
            };
            return view
              ? sendJson("PATCH", `/api/v1/views/${view.id}`, named, SavedView)
              : sendJson("POST", "/api/v1/views", { page, query, ...named }, SavedView);
          }}
          onSent={(saved) => {
            router.refresh();
            onSaved(saved);
          }}
        >
          <FormError fields={["name"]} />
          <Field name="name" label={t("name")}>
            <Input autoComplete="off" maxLength={80} defaultValue={view?.name} />
          </Field>
          {mayShare ? (
            <Checkbox name="shared" defaultChecked={view?.shared ?? false}>
              {t("shared")}
            </Checkbox>
          ) : null}
          <SubmitButton>{t("save")}</SubmitButton>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
