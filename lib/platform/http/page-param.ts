import { notFound } from "next/navigation";
import { Problem } from "#lib/platform/errors.ts";

/** What a page reads by a name in its address; where there is none, the page says so. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem && error.code === "not-found") notFound();
    throw error;
  }
}
