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

/** One page of a list; null where the cursor in the address is not one that the list answered. */
export async function orNoPage<T>(reading: Promise<T>, cursor: string | null): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (cursor && error instanceof Problem && error.code === "wrong-query") return null;
    throw error;
  }
}
