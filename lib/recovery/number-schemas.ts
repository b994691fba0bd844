import { z } from "zod";

/** Says what would be a fit number, at either end of its range. */
const describeFault: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "too_small") return `Give ${issue.minimum} or more.`;
  if (issue.code === "too_big") return `Give ${issue.maximum} or less.`;
  return "Give a number.";
};

export const wholeNumber = z.number({ error: describeFault }).int("Give a whole number.");
