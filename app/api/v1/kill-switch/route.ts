import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeKillSwitch } from "#lib/recovery/change-kill-switch.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { changeKillSwitchOperation, getKillSwitchOperation } from "#lib/recovery/operations.ts";

export const GET = apiRoute(getKillSwitchOperation, (context) => getKillSwitch(context));
export const PUT = apiRoute(changeKillSwitchOperation, (context, { body }) =>
  changeKillSwitch(context, body),
);
