import { Notice, type NoticeInput } from "#lib/notifications/notice-schemas.ts";

const longestText = 4000;
const longestList = 50;

/** A notice as it may be stored: texts that PostgreSQL takes, of at most 4,000 characters, in lists of at most 50. */
export function boundNotice(notice: NoticeInput): Notice {
  return Notice.parse(bound(notice));
}

function bound(value: unknown): unknown {
  if (typeof value === "string")
    return value.slice(0, longestText).toWellFormed().replaceAll("\0", "");
  if (Array.isArray(value)) return value.slice(-longestList).map(bound);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bound(part)]));
}
