"use client";

import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { FormContext } from "#components/forms/form-context.ts";
import type { FormProblem, Sent } from "#components/forms/send-json.ts";

type Props<T> = {
  send: (values: FormData) => Promise<Sent<T>>;
  onSent?: (data: T) => void;
  className?: string;
  children: ReactNode;
};

/** Sends once per press, hands problems to its fields, and moves focus to the first wrong one. */
export function Form<T>({ send, onSent, className, children }: Props<T>) {
  const form = useRef<HTMLFormElement>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  useEffect(() => {
    if (!problem) return;
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find("[aria-invalid=true]") ?? find("[role=alert]"))?.focus();
  }, [problem]);
  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setProblem(null);
    try {
      const sent = await send(new FormData(event.currentTarget));
      if (sent.ok) onSent?.(sent.data);
      else setProblem(sent.problem);
    } finally {
      setPending(false);
    }
  }
  return (
    <FormContext value={{ pending, problem }}>
      <form
        ref={form}
        // Sent before the page has woken up, nothing typed may end in the address.
        method="post"
        noValidate
        className={className ?? "flex flex-col gap-4"}
        onSubmit={(event) => void submit(event)}
      >
        {children}
      </form>
    </FormContext>
  );
}
