"use client";

import { CircleAlert } from "lucide-react";
import { useFormState } from "#components/forms/form-context.ts";

type Props = {
  /** Fields of the form that show their own errors. */
  fields?: string[];
};

/** What the server said about the form as a whole, and about parts that have no field. */
export function FormError({ fields = [] }: Props) {
  const { problem } = useFormState();
  if (!problem) return null;
  const rest = problem.errors.filter(({ path }) => !fields.includes(path));
  return (
    <div
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-control bg-bad-wash px-3 py-2.5 forced-colors:border"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div>
        <p className="font-medium text-bad">{problem.title}</p>
        <p>{problem.detail}</p>
        {rest.length > 0 ? (
          <ul className="mt-1 list-disc pl-4">
            {rest.map(({ path, message }) => (
              <li key={`${path}:${message}`}>
                <span className="font-mono text-sm">{path}</span>: {message}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
