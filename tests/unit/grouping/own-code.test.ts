import { expect, test } from "vitest";
import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";
import { parseStackTrace } from "#lib/grouping/stack-trace.ts";

const texts: Record<string, (calls: string[]) => string> = {
  v8: (calls) => ["Error: x", ...calls.map((call) => `    at ${call}`)].join("\n"),
  java: (calls) =>
    ["a.BError: x", ...calls.map((call) => `\tat ${call}(A.java:1)`), "\tat a.B.c(B.java:1)"].join(
      "\n",
    ),
  dotnet: (calls) => ["A.BException: x", ...calls.map((call) => `   at ${call}()`)].join("\n"),
  go: (calls) => ["panic: x", "goroutine 1 [running]:", ...calls].join("\n"),
  python: (calls) =>
    ["Traceback (most recent call last):", ...calls.map((file) => `  File "${file}", line 1`)].join(
      "\n",
    ),
  php: (calls) =>
    ["E: x in /app/a.php:1", ...calls.map((call) => `#0 /app/a.php(1): ${call}()`)].join("\n"),
};
const firstCall = (language: string, ...calls: string[]) =>
  parseStackTrace(texts[language]?.(calls) ?? "").errors[0]?.frames[0];

test.each([
  ["v8", "op_read (ext:core/00_infra.js:1:2)"],
  ["v8", "async serve (https://deno.land/std@0.224.0/http/server.ts:1:2)"],
  ["v8", "serve (https://jsr.io/@std/http/1.0.0/server.ts:1:2)"],
  ["v8", "query (npm:pg@8.11.0/lib/client.js:1:2)"],
  ["v8", "query (file:///deno-dir/npm/registry.npmjs.org/pg/8.11.0/lib/client.js:1:2)"],
  ["v8", "processTicksAndRejections (native:7:39)"],
  ["v8", "Runtime.handleOnceNonStreaming (file:///var/runtime/index.mjs:1:2)"],
  ["v8", "Server.<anonymous> (/opt/rust/nodejs.js:2:11)"],
  ["v8", "apply (address at InternalBytecode.js:1:2)"],
  ["v8", "start (cloudflare:workers:1:2)"],
  ["python", "/var/runtime/bootstrap.py"],
  ["java", "software.amazon.awssdk.services.s3.DefaultS3Client.getObject"],
  ["java", "com.amazonaws.http.AmazonHttpClient.execute"],
  ["java", "com.stripe.net.ApiResource.request"],
  ["java", "com.microsoft.sqlserver.jdbc.SQLServerException.make"],
  ["java", "com.azure.core.http.Pipeline.send"],
  ["java", "com.google.cloud.storage.StorageImpl.get"],
  ["java", "com.rabbitmq.client.impl.ChannelN.basicPublish"],
  ["java", "org.jooq.impl.Tools.translate"],
  ["java", "org.mariadb.jdbc.Statement.execute"],
  ["java", "org.h2.message.DbException.get"],
  ["java", "io.github.resilience4j.retry.Retry.call"],
  ["java", "_COROUTINE._BOUNDARY._"],
  ["dotnet", "RabbitMQ.Client.Impl.ModelBase.Publish"],
  ["dotnet", "Stripe.StripeClient.Request"],
  ["go", "github.com/acme/lib.(*Conn).Exec(0x0)\n\tgithub.com/acme/lib/v5@v5.5.0/conn.go:1 +0x1d"],
  ["go", "google.golang.org/grpc.Invoke(0x0)\n\t/build/grpc/call.go:1 +0x1d"],
  ["php", "GuzzleHttp\\Client->request"],
  ["php", "Illuminate\\Database\\Connection->run"],
  ["php", "Symfony\\Component\\HttpKernel\\HttpKernel->handle"],
  ["php", "Doctrine\\DBAL\\Connection->query"],
  ["php", "Psr\\Log\\AbstractLogger->error"],
  ["php", "Monolog\\Logger->log"],
  ["php", "PDO->query"],
])("%s: %s is code of others", (language, call) => {
  expect(firstCall(language, call)).toMatchObject({ in_app: false });
});

test.each([
  ["v8", "pay (file:///srv/runtime/pay.ts:1:2)"],
  ["v8", "pay (/srv/internal/native.js:1:2)"],
  ["java", "com.stripes.shop.Cart.total"],
  ["java", "com.shop.azure.Client.send"],
  ["dotnet", "Shop.Stripe.Client.Send"],
  ["go", "github.com/acme/shop.Total(0x0)\n\tgithub.com/acme/shop/cart@vault.go:1 +0x1d"],
  ["php", "App\\Http\\Client->request"],
  ["php", "PDOShop->query"],
  ["php", "Illuminate\\Routing\\RouteFileRegistrar->{closure}"],
])("%s: %s is own code", (language, call) => {
  expect(firstCall(language, call)).toMatchObject({ in_app: true });
});

test("two callers of a client library are two errors", () => {
  const keys = ["invoices.Invoices.load", "avatars.Avatars.save"].map((caller) => {
    const library = ["handle", "resolve", "getObject", "lambda$send$0"].map(
      (name) => `software.amazon.awssdk.services.s3.DefaultS3Client.${name}`,
    );
    const stack_trace = texts.java?.([...library, `com.shop.${caller}`]) ?? "";
    const occurrence = { error_code: "UNKNOWN", message: "x", fingerprint: [], stack_trace };
    return deriveFingerprintV2(occurrence).key;
  });
  expect(keys[0]).not.toBe(keys[1]);
});
