"use client";

import { scopeWords } from "#components/accounts/role-words.ts";
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
import { Select } from "#components/ui/select.tsx";
import { CreatedApiToken } from "#lib/accounts/schemas.ts";

/** Creates a token and shows its secret, once. */
export function ApiTokenDialog() {
  return (
    <CreateOnceDialog<CreatedApiToken>
      verb="Create token"
      ask={{ title: "Create an API token", description: "For programs that call the API." }}
      form={(onCreated) => <TokenForm onCreated={onCreated} />}
      show={({ name, secret }) => ({
        title: `Copy the token ${name} now`,
        description:
          "It is shown this once and not stored. Who has it can do what its scope allows.",
        secrets: <CodeBlock label="API token" code={secret} />,
      })}
    />
  );
}

function TokenForm({ onCreated }: { onCreated: (token: CreatedApiToken) => void }) {
  return (
    <Form send={create} onSent={onCreated}>
      <FormError fields={["name", "scope", "expires_at"]} />
      <Field name="name" label="Name" hint="What will use it: deploy script, for example.">
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field name="scope" label="Scope">
        <Select className="w-full">
          {scopeWords.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field name="expires_at" label="Valid for">
        <Select defaultValue="90" className="w-full">
          <option value="30">30 days</option>
          <option value="90">90 days</option>
          <option value="365">One year</option>
          <option value="">Until it is revoked</option>
        </Select>
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton>Create token</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

function create(values: FormData) {
  const { expires_at: days, ...kept } = Object.fromEntries(values);
  const expiry = new Date(Date.now() + Number(days) * 86_400_000).toISOString();
  const body = days ? { ...kept, expires_at: expiry } : kept;
  return sendJson("POST", "/api/v1/api-tokens", body, CreatedApiToken);
}
