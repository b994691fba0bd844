import type { IssueSearch, SearchPatch } from "#components/issues/issue-search.ts";
import type { FacetName } from "#lib/issues/filter-schemas.ts";

type Choice = Record<FacetName, string[]>;

/** What is chosen of the facets in the address, by the names of the API. */
export function readFacetChoice({ service, env, code, level, state }: IssueSearch): Choice {
  return { service, environment: env, error_code: code, level, state };
}

/** The address that chooses these values. */
export function writeFacetChoice(choice: Choice): SearchPatch {
  const { service, environment, error_code, level, state } = choice;
  return { service, env: environment, code: error_code, level, state };
}

/** The choice with a value put in or taken out. */
export function toggleFacet(choice: Choice, name: FacetName, value: string): Choice {
  const values = choice[name];
  const next = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value];
  return { ...choice, [name]: next };
}
