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
    http("checkout-admin", "checkout", addressOf(plan, "checkout")),
    http("search-admin", "search", addressOf(plan, "search")),
  ];
}

/** A target's type cannot change, so each way of keeping processes has names of its own. */
function nameProcess(service: ServiceName, keeper: Keeper): string {
  return keeper === "own" ? `${service}-process` : `${service}-program`;
}

export function listScenarios(plan: DemoPlan, keeper: Keeper): CreateScenario[] {
  const step = (action: Step["action"], target: string): Step => ({
    action,
    target,
    timeout_seconds: 20,
    settle_seconds: 2,
  });
  const scenario = (
    service: ServiceName,
    own: Pick<CreateScenario, "name" | "mode" | "steps">,
    error_code: string,
  ): CreateScenario => ({
    service,
    environment,
    trigger: {
      ...{ kind: "count", error_codes: [error_code], pattern: null },
      ...{ count: 3, window_seconds: 30 },
    },
    // Short, so that a person who watches for two minutes sees the end.
    verify: {
      windows: 2,
      window_seconds: 5,
      max_count: 0,
      probe: {
        url: `${addressOf(plan, service)}/health`,
        expect_status: 200,
        allow_private: true,
      },
    },
    cooldown_seconds: 20,
    max_attempts: 20,
    attempts_window_seconds: 1800,
    four_eyes: false,
    escalate_to: ["ops"],
    ...own,
  });
  const restart = (service: ServiceName) => step("restart", nameProcess(service, keeper));
  return [
    scenario(
      "user-service",
      { name: "restart-user-service", mode: "auto", steps: [restart("user-service")] },
      "DB_CONNECTION_FAILED",
    ),
    scenario(
      "checkout",
      {
        name: "recover-checkout",
        mode: "auto",
        // The gentle step comes first; it does not release a lock, so verification sends the run to the second.
        steps: [step("reload-config", "checkout-admin"), restart("checkout")],
      },
      "TIMEOUT",
    ),
    scenario(
      "search",
      { name: "clear-search-cache", mode: "suggest", steps: [step("clear-cache", "search-admin")] },
      "RESOURCE_EXHAUSTED",
    ),
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
