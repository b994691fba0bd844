"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";

/** Goes to a page whose path a table or the server names. */
export function useGo(): (path: string) => void {
  const router = useRouter();
  return (path) => router.push(toRoute(path));
}

/** The compiler knows only routes that are written out; an address that is none shows the not-found page. */
function toRoute(path: string): Route {
  return path as Route;
}
