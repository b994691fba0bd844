"use client";

import { useEffect, useState } from "react";
import { type Found, FoundList } from "#lib/runtime/search-schemas.ts";

const pauseMilliseconds = 180;
const shortest = 2;

export type Search = { state: "idle" | "asking" | "answered" | "failed"; found: Found[] };
const nothing: Search = { state: "idle", found: [] };

/** Asks the server when typing pauses; a newer question ends the one before. What was found stays until the next answer. */
export function useSearch(text: string): Search {
  const [search, setSearch] = useState(nothing);
  const question = text.trim();
  useEffect(() => {
    if (question.length < shortest) {
      setSearch(nothing);
      return;
    }
    setSearch(({ found }) => ({ state: "asking", found }));
    const leaving = new AbortController();
    const timer = setTimeout(
      () => void ask(question, leaving.signal, setSearch),
      pauseMilliseconds,
    );
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [question]);
  return search;
}

async function ask(
  question: string,
  signal: AbortSignal,
  answer: (search: Search) => void,
): Promise<void> {
  try {
    const response = await fetch(`/api/v1/search?${new URLSearchParams({ q: question })}`, {
      headers: { accept: "application/json" },
      signal,
    });
    if (!response.ok) throw new Error(`The search answered ${response.status}.`);
    answer({ state: "answered", found: FoundList.parse(await response.json()).data });
  } catch {
    if (!signal.aborted) answer({ state: "failed", found: [] });
  }
}
