"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ChannelForm } from "#components/notifications/channel-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";

export type CreatedChannel = { name: string; secret: string | null };

/** Creates a channel; a webhook's secret is made here and shown once. */
export function ChannelDialog() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedChannel | null>(null);
  function toggle(next: boolean) {
    setOpen(next);
    if (!next) setCreated(null);
  }
  function done(channel: CreatedChannel) {
    router.refresh();
    if (channel.secret) setCreated(channel);
    else toggle(false);
  }
  return (
    <Dialog open={open} onOpenChange={toggle}>
      <DialogTrigger asChild>
        <Button variant="primary">Create channel</Button>
      </DialogTrigger>
      {created?.secret ? (
        <DialogContent
          title={`Copy the secret of ${created.name} now`}
          description="The receiver checks each message's signature with it, as Standard Webhooks describe. It is shown this once."
        >
          <CodeBlock label="Signing secret" code={created.secret} />
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">I have copied it</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      ) : (
        <DialogContent
          title="Create a channel"
          description="Where people are told when a recovery hands over. Scenarios name it."
        >
          <ChannelForm onCreated={done} />
        </DialogContent>
      )}
    </Dialog>
  );
}
