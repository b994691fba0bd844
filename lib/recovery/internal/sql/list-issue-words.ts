import type { Database } from "#lib/platform/database.ts";

export type IssueWords = {
  id: string;
  error_code: string;
  title: string;
  environments: string[];
  first_seen: Date;
  state: string;
  state_changed_at: Date;
  counts: boolean;
};

/** The issues of a service, one that counts in another with the other's title. */
export function listIssueWords(database: Database, service_id: number): Promise<IssueWords[]> {
  return database.$queryRaw<IssueWords[]>`
    SELECT issues.id, issues.error_code, coalesce(heads.title, issues.title) AS title, issues.environments,
      issues.first_seen, issues.state, issues.state_changed_at, issues.merged_into IS NULL AS counts
    FROM issues
    LEFT JOIN issues AS heads ON heads.service_id = issues.service_id AND heads.id = issues.merged_into
    WHERE issues.service_id = ${service_id}`;
}
