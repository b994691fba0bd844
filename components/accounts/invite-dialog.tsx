"use client";

import { roleWords } from "#components/accounts/role-words.ts";
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
import { CreatedInvitation } from "#lib/accounts/schemas.ts";

/** Invites a person by mail, or hands over the link where there is none. */
export function InviteDialog({ mails }: { mails: boolean }) {
  return (
    <CreateOnceDialog<CreatedInvitation>
      verb="Invite"
      ask={{
        title: "Invite a person",
        description: mails
          ? "They get a mail with a link, and choose their own password."
          : "E-mail is not set up here: you get a link to hand over, and they choose their own password.",
      }}
      form={(onCreated) => <InviteForm onCreated={onCreated} />}
      show={(created) => ({ ...describe(created), secrets: <Outcome created={created} /> })}
    />
  );
}

function describe({ email, mailed }: CreatedInvitation) {
  return mailed
    ? { title: `${email} is invited`, description: "The mail is on its way. Its link works once." }
    : {
        title: `Copy the link for ${email} now`,
        description:
          "It is shown this once and not stored. Who has it becomes this user: send it to nobody else.",
      };
}

function Outcome({ created: { link, fault } }: { created: CreatedInvitation }) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {fault ? (
        <p role="alert" className="rounded-control bg-bad-wash px-3 py-2.5 wrap-anywhere text-bad">
          The mail could not be sent: {fault}
        </p>
      ) : null}
      {link ? <CodeBlock label="Invitation link" code={link} /> : null}
    </div>
  );
}

function InviteForm({ onCreated }: { onCreated: (created: CreatedInvitation) => void }) {
  return (
    <Form
      send={(values) =>
        sendJson("POST", "/api/v1/invitations", Object.fromEntries(values), CreatedInvitation)
      }
      onSent={onCreated}
    >
      <FormError fields={["email", "role"]} />
      <Field name="email" label="E-mail">
        <Input type="email" autoComplete="off" autoCapitalize="none" />
      </Field>
      <Field name="role" label="Role">
        <Select defaultValue="viewer" className="w-full">
          {roleWords.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton>Invite</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
