import { z } from "zod";
import {
  BundleDrift,
  BundleManifest,
  BundleQuery,
  CheckBundle,
  SetupFile,
} from "#lib/error-pages/bundle-schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";
import { serviceName } from "#lib/services/schemas.ts";

export const getBundleOperation = defineOperation({
  method: "GET",
  path: "/api/v1/error-pages/bundle",
  summary: "What the static bundle of the error pages would hold if it was exported now",
  access: "read",
  query: BundleQuery,
  response: BundleManifest,
});

export const downloadBundleOperation = defineOperation({
  method: "GET",
  path: "/api/v1/error-pages/bundle.zip",
  summary: "The static bundle: pages, configurations of proxies, manifest",
  access: "read",
  query: BundleQuery,
  media_type: "application/zip",
  response: z.string(),
});

export const checkBundleOperation = defineOperation({
  method: "POST",
  path: "/api/v1/error-pages/bundle/check",
  summary: "Whether a deployed bundle, given by its manifest, is what would be exported now",
  access: "read",
  body: CheckBundle,
  response: BundleDrift,
});

export const listSetupFilesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/error-pages/setup",
  summary:
    "Configurations of proxies and snippets for applications that show the pages of a service",
  access: "read",
  query: z.object({ service: serviceName }),
  response: listOf(SetupFile),
});
