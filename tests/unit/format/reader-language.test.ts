import { expect, test } from "vitest";
import { formatCountShort } from "#lib/format/count.ts";
import { describeDevice } from "#lib/format/device.ts";
import { formatBucket, formatDuration } from "#lib/format/duration.ts";
import { readLanguage } from "#lib/format/reader-language.ts";
import { formatAbsolute, formatDay, formatDayMinute, formatRelative } from "#lib/format/time.ts";

test.each([
  ["ko", "en-GB", "ko"],
  ["en", "ko", "en"],
  ["xx", "ko-KR,ko;q=0.9,en;q=0.8", "ko"],
  [undefined, "de-DE, en;q=0.5, ko;q=0.7", "ko"],
  [undefined, "ko;q=0, en;q=0.1", "en"],
  [undefined, "fr, *;q=0.1", "en"],
  [undefined, ";;q=,,", "en"],
  [undefined, null, "en"],
])("the choice %s and the wish %s make %s", (cookie, wished, language) => {
  expect(readLanguage(cookie, wished)).toBe(language);
});

test("times and lengths are told in Korean", () => {
  const now = new Date("2026-11-22T13:02:11Z");
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const told = [1, 18, 240, 7200, 3 * 86_400, -7200].map((seconds) =>
    formatRelative(before(seconds), now, "ko"),
  );
  expect(told).toEqual(["방금", "18초 전", "4분 전", "2시간 전", "3일 전", "2시간 후"]);
  expect(formatDayMinute(now, "Asia/Seoul", "ko")).toBe("11월 22일 22:02");
  expect(formatDay(now, "Asia/Seoul", "ko")).toBe("11월 22일");
  expect(formatAbsolute(now, "Asia/Seoul", "ko")).toBe("2026년 11월 22일 22:02:11 Asia/Seoul");
  expect(formatDuration(112, "ko")).toBe("1분 52초");
  expect(formatDuration(0.12, "ko")).toBe("120 ms");
  expect(formatBucket(1200, "ko")).toBe("20분 단위");
  expect(formatCountShort(12_000, "ko")).toBe("1.2만");
  expect(describeDevice(null, "ko")).toBe("알 수 없는 브라우저");
});
