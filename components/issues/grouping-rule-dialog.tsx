"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { type Sent, sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { GroupingPreviewResult } from "#components/issues/grouping-preview-result.tsx";
import { GroupingRuleFields, groupingFields } from "#components/issues/grouping-rule-fields.tsx";
import { readGroupingRule } from "#components/issues/read-grouping-rule.ts";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";
import { GroupingPreview, GroupingRule } from "#lib/issues/schemas.ts";

type Services = { services: string[] };

/** Adds a grouping rule, which can be tried on the records of the last week first. */
export function GroupingRuleDialog({ services }: Services) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function done({ name }: GroupingRule) {
    setOpen(false);
    router.refresh();
    toast(`${name} groups the records to come`);
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Add rule</Button>
      </DialogTrigger>
      <DialogContent
        title="Add a grouping rule"
        description="Records that match become one issue from now on. What is stored stays where it is."
      >
        <RuleForm services={services} onCreated={done} />
      </DialogContent>
    </Dialog>
  );
}

type FormProps = Services & { onCreated: (rule: GroupingRule) => void };

function RuleForm({ services, onCreated }: FormProps) {
  const fields = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState<Sent<GroupingPreview> | null>(null);
  async function tryIt() {
    const form = fields.current?.closest("form");
    if (!form) return;
    const path = "/api/v1/grouping-rules/preview";
    setTried(await sendJson("POST", path, readGroupingRule(new FormData(form)), GroupingPreview));
  }
  return (
    <Form
      send={(values) =>
        sendJson("POST", "/api/v1/grouping-rules", readGroupingRule(values), GroupingRule)
      }
      onSent={onCreated}
    >
      <FormError fields={groupingFields} />
      <div ref={fields} className="flex flex-col gap-4">
        <GroupingRuleFields services={services} />
      </div>
      <div role="status">{tried ? <GroupingPreviewResult tried={tried} /> : null}</div>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button onClick={() => void tryIt()}>Try it</Button>
        <SubmitButton>Add rule</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
