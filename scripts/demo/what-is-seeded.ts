import type { CreateChannel } from "#lib/notifications/schemas.ts";
import type { CreateScenario, Step } from "#lib/recovery/schemas.ts";
import type { CreateTarget } from "#lib/recovery/target-schemas.ts";
import type { CreateService } from "#lib/services/schemas.ts";
import type { DemoPlan } from "./plan.ts";
import { socketOf } from "./supervisord.ts";

export const serviceNames = ["user-service", "checkout", "search"] as const;
export type ServiceName = (typeof serviceNames)[number];
type Keeper = "supervisord" | "own";

const environment = "production";

export function addressOf(plan: DemoPlan, service: ServiceName): string {
  return `http://127.0.0.1:${plan.ports[service]}`;
}

export function listServices(plan: DemoPlan): Required<Omit<CreateService, "limits">>[] {
  const service = (name: ServiceName, display_name: string, email: string) => ({
    name,
    support: { email, hours: "every day, 8:00 to 20:00" },
    error_page: { display_name, home_url: `${addressOf(plan, name)}/`, show_recovery: true },
  });
  return [
    service("user-service", "Profiles", "profiles@example.com"),
    service("checkout", "Shop", "shop@example.com"),
    service("search", "Search", "search@example.com"),
  ];
}

export function listTargets(plan: DemoPlan, keeper: Keeper): CreateTarget[] {
  const http = (name: string, service: ServiceName, base_url: string): CreateTarget => ({
    name,
    service,
    environment,
    type: "http",
    config: { base_url, secret: plan.actionSecret, allow_private: true },
  });
  const process = (service: ServiceName): CreateTarget => {
    const name = nameProcess(service, keeper);
    if (keeper === "own") {
      return http(name, service, `http://127.0.0.1:${plan.ports.keeper}/programs/${service}`);
    }
    const config = { socket: socketOf(plan.folder), program: service };
    return { name, service, environment, type: "supervisord", config };
  };
  return [
    process("user-service"),
    process("checkout"),
    process("search"),
    http("checkout-admin", "checkout", addressOf(plan, "checkout")),
    http("search-admin", "search", addressOf(plan, "search")),
    // A target of its own, so that a question about the cache does not hold it.
    http("search-words", "search", addressOf(plan, "search")),
  ];
}

/** A target's type cannot change, so each way of keeping processes has names of its own. */
function nameProcess(service: ServiceName, keeper: Keeper): string {
  return keeper === "own" ? `${service}-process` : `${service}-program`;
}

type Own = Pick<CreateScenario, "name" | "mode" | "steps"> & { error_code: string };

function scenarioOf(
  plan: DemoPlan,
  service: ServiceName,
  { error_code, ...own }: Own,
): CreateScenario {
  const url = `${addressOf(plan, service)}/health`;
  return {
    service,
    environment,
    trigger: {
      ...{ kind: "count", error_codes: [error_code], pattern: null },
      ...{ count: 3, window_seconds: 30 },
    },
    // Short, so that a person who watches for two minutes sees the end.
    verify: {
      ...{ windows: 2, window_seconds: 5, max_count: 0 },
      probe: { url, expect_status: 200, allow_private: true },
    },
    cooldown_seconds: 20,
    max_attempts: 20,
    attempts_window_seconds: 1800,
    // It breaks every few minutes, which is what people come to see.
    max_flaps: 1000,
    four_eyes: false,
    escalate_to: ["ops"],
    ...own,
  };
}

const step = (action: Step["action"], target: string): Step => ({
  ...{ action, target, timeout_seconds: 20, settle_seconds: 2 },
});

export function listScenarios(plan: DemoPlan, keeper: Keeper): CreateScenario[] {
  const restart = (service: ServiceName) => step("restart", nameProcess(service, keeper));
  return [
    scenarioOf(plan, "user-service", {
      ...{ name: "restart-user-service", mode: "auto", error_code: "DB_CONNECTION_FAILED" },
      steps: [restart("user-service")],
    }),
    scenarioOf(plan, "checkout", {
      ...{ name: "recover-checkout", mode: "auto", error_code: "TIMEOUT" },
      // The gentle step comes first; it does not release a lock, so verification sends the run to the second.
      steps: [step("reload-config", "checkout-admin"), restart("checkout")],
    }),
    scenarioOf(plan, "search", {
      ...{ name: "clear-search-cache", mode: "suggest", error_code: "RESOURCE_EXHAUSTED" },
      steps: [step("clear-cache", "search-admin")],
    }),
    scenarioOf(plan, "search", {
      // What would happen if it were restarted instead: its decisions say so, and nothing is done.
      ...{ name: "restart-search", mode: "shadow", error_code: "RESOURCE_EXHAUSTED" },
      steps: [restart("search")],
    }),
    scenarioOf(plan, "search", {
      ...{ name: "reload-search-words", mode: "auto", error_code: "QUERY_PARSER_FAILED" },
      // It cannot help: the mistake is in the code. After it ops are told.
      steps: [step("reload-config", "search-words")],
    }),
  ];
}

export function describeChannel(plan: DemoPlan): CreateChannel {
  return {
    name: "ops",
    type: "webhook",
    config: {
      url: `http://127.0.0.1:${plan.ports.ops}/`,
      secret: plan.channelSecret,
      allow_private: true,
    },
  };
}
