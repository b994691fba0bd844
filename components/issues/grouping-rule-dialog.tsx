"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { type Sent, sendJson } from "#components/forms/send-json.ts";
import { GroupingPreviewResult } from "#components/issues/grouping-preview-result.tsx";
import { GroupingRuleFields, groupingFields } from "#components/issues/grouping-rule-fields.tsx";
import { readGroupingRule } from "#components/issues/read-grouping-rule.ts";
import { Button } from "#components/ui/button.tsx";
import { GroupingPreview, GroupingRule } from "#lib/issues/schemas.ts";

/** Adds a grouping rule, which can be tried on the records of the last week first. */
export function GroupingRuleDialog({ services }: { services: string[] }) {
  const t = useTranslations("issues.groupingRule");
  return (
    <FormDialog
      trigger={<Button variant="primary">{t("add")}</Button>}
      title={t("title")}
      description={t("note")}
      fields={groupingFields}
      verb={t("add")}
      send={(values) =>
        sendJson("POST", "/api/v1/grouping-rules", readGroupingRule(values), GroupingRule)
      }
      onSent={({ name }) => toast(t("added", { name }))}
    >
      <GroupingRuleFields services={services} />
      <RuleTrial />
    </FormDialog>
  );
}

/** What the rule of the form around it would do. */
function RuleTrial() {
  const t = useTranslations("issues.groupingRule");
  const [tried, setTried] = useState<Sent<GroupingPreview> | null>(null);
  async function tryIt(form: HTMLFormElement | null) {
    if (!form) return;
    const path = "/api/v1/grouping-rules/preview";
    setTried(await sendJson("POST", path, readGroupingRule(new FormData(form)), GroupingPreview));
  }
  return (
    <>
      <Button className="self-start" onClick={({ currentTarget: { form } }) => void tryIt(form)}>
        {t("try")}
      </Button>
      <div role="status">{tried ? <GroupingPreviewResult tried={tried} /> : null}</div>
    </>
  );
}
