"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";

type Props = { text: string; label?: string; iconOnly?: boolean };

/** Copies, shows it, and says it to screen readers. */
export function CopyButton({ text, label = "Copy", iconOnly = false }: Props) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await copyText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }
  const Icon = copied ? Check : Copy;
  return (
    <>
      <Button
        size={iconOnly ? "icon" : "small"}
        variant={iconOnly ? "quiet" : "secondary"}
        aria-label={iconOnly ? label : undefined}
        onClick={() => void copy()}
      >
        <Icon aria-hidden />
        {iconOnly ? null : copied ? "Copied" : label}
      </Button>
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}
