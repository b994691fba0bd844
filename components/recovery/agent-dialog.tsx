"use client";

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

/** Creates an agent and shows its token and configuration, once. */
export function AgentDialog() {
  return (
    <CreateOnceDialog<CreatedAgent>
      verb="Create agent"
      ask={{
        title: "Create an agent",
        description:
          "For a host that this server cannot or should not reach. The agent asks for jobs over outbound HTTPS.",
      }}
      form={(onCreated) => <AgentForm onCreated={onCreated} />}
      show={({ name, config, token }) => ({
        title: `Set up ${name} now`,
        description:
          "The token is shown this once and not stored. Save this as agent.json on the host, with mode 600; its owner writes the allow-list beside it.",
        secrets: (
          <>
            <CodeBlock label="agent.json" code={JSON.stringify(config, null, 2)} />
            <CodeBlock label="Start it with" code="npm run agent -- --config agent.json" />
            <CodeBlock label="The token alone, for a token file" code={token} />
          </>
        ),
      })}
    />
  );
}

function AgentForm({ onCreated }: { onCreated: (agent: CreatedAgent) => void }) {
  return (
    <Form
      send={(values) =>
        sendJson("POST", "/api/v1/agents", { name: values.get("name") }, CreatedAgent)
      }
      onSent={onCreated}
    >
      <FormError fields={["name"]} />
      <Field name="name" label="Name" hint="Of the host, for example. Letters, digits and . _ -">
        <Input autoComplete="off" maxLength={100} placeholder="web-1" />
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton>Create agent</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
