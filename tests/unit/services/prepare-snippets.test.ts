import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { prepareCurl, prepareUrl } from "#components/services/prepare-snippets.ts";

const address = { baseUrl: "https://paramedic.example.com", key: "pmk_a+b" };

test("the URL alone carries the key, escaped", () => {
  expect(prepareUrl(address)).toBe("https://paramedic.example.com/api/ingest?key=pmk_a%2Bb");
});

test.each(["user-service", "Bob's $HOME `shop`"])(
  "a shell hands the record of %s over as it is",
  (service) => {
    const command = prepareCurl({ ...address, service }).replace(/^curl/, "printf '%s\\n'");
    const words = execFileSync("sh", ["-c", command], { encoding: "utf8" }).trim().split("\n");
    expect(words).toContain("Authorization: Bearer pmk_a+b");
    expect(JSON.parse(words.at(-1) ?? "").service_name).toBe(service);
  },
);
