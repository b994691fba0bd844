"use client";

import { useEffect, useState } from "react";
import { sendPreview } from "#components/error-pages/send-content.ts";
import type { FormProblem } from "#components/forms/send-json.ts";
import type { PreviewAnswer, PreviewPages } from "#lib/error-pages/content-schemas.ts";

const pauseMilliseconds = 250;

export type Preview = {
  /** The latest that could be shown; it stays while something is typed that cannot be. */
  answer: PreviewAnswer | null;
  problem: FormProblem | null;
};

/** Pages as the server renders them, asked for when typing pauses; null asks for nothing. */
export function usePreview(request: PreviewPages | null): Preview {
  const [preview, setPreview] = useState<Preview>({ answer: null, problem: null });
  const body = request === null ? null : JSON.stringify(request);
  useEffect(() => {
    if (body === null) return;
    let current = true;
    const timer = setTimeout(() => {
      void sendPreview(JSON.parse(body)).then((sent) => {
        if (!current) return;
        setPreview(({ answer }) =>
          sent.ok ? { answer: sent.data, problem: null } : { answer, problem: sent.problem },
        );
      });
    }, pauseMilliseconds);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [body]);
  return preview;
}
