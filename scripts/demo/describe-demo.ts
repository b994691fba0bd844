import type { DemoPlan } from "./plan.ts";
import { addressOf, type ServiceName } from "./what-is-seeded.ts";

/** What the person who started the demo sees when everything runs. */
export function describeDemo(plan: DemoPlan): string[] {
  const { environment, password } = plan;
  const at = (service: ServiceName) => `${addressOf(plan, service)}/`;
  return [
    "",
    `  Paramedic's demo runs:  ${environment.BASE_URL}/?range=1h`,
    `  Sign in as:             ${environment.ADMIN_EMAIL}`,
    `  with the password:      ${password}`,
    "",
    "  Beside the overview, open one of the services as a visitor:",
    `    user-service          ${at("user-service")}`,
    `    checkout              ${at("checkout")}`,
    `    search                ${at("search")}`,
    "",
    "  In the next two minutes all three break for real:",
    "    1. user-service leaks its database connections. It is restarted and watched until it is well.",
    "    2. checkout hangs on a lock. Reloading its configuration does not help; the second step, a restart, does.",
    "    3. search fills its memory. Its scenario only suggests: ops are told, and you press Approve.",
    "    4. search cannot read what one visitor pastes. Nothing helps against it: the run is handed over to ops.",
    "  Beside them, restart-search runs in shadow: it only writes down what it would have done.",
    "  Meanwhile their visitors see the error page. Each breaks again every two to three minutes.",
    "",
    "  Ctrl-C stops everything.",
    "",
  ];
}
