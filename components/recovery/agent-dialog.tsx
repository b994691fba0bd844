"use client";

import { useTranslations } from "next-intl";
import { CreateOnceDialog } from "#components/forms/create-once-dialog.tsx";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { CreatedAgent } from "#lib/recovery/agent-schemas.ts";

const fileName = "agent.json";

/** Creates an agent and shows its token and configuration, once. */
export function AgentDialog() {
  const t = useTranslations("recovery.agentDialog");
  return (
    <CreateOnceDialog<CreatedAgent>
      verb={t("create")}
      ask={{ title: t("title"), description: t("note") }}
      form={(onCreated) => <AgentForm onCreated={onCreated} />}
      show={({ name, config, token }) => ({
        title: t("setUp", { name }),
        description: t("setUpNote"),
        secrets: (
          <>
            <CodeBlock label={fileName} code={JSON.stringify(config, null, 2)} />
            <CodeBlock label={t("start")} code="npm run agent -- --config agent.json" />
            <CodeBlock label={t("token")} code={token} />
          </>
        ),
      })}
    />
  );
}

function AgentForm({ onCreated }: { onCreated: (agent: CreatedAgent) => void }) {
  const t = useTranslations("recovery.agentDialog");
  return (
    <Form
      send={(values) =>
        sendJson("POST", "/api/v1/agents", { name: values.get("name") }, CreatedAgent)
      }
      onSent={onCreated}
    >
      <FormError fields={["name"]} />
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input translate="no" autoComplete="off" maxLength={100} placeholder="web-1" />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("cancel")}</Button>
        </DialogClose>
        <SubmitButton>{t("create")}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
