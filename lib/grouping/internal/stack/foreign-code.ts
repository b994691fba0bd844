import type { Language } from "#lib/grouping/internal/stack/language.ts";

/** Where code lies that is not the application's own: what a file's path holds, and what a module's name opens with. */
export type ForeignCode = {
  paths?: readonly string[];
  /** The same for files that a browser loads: on a server such names may be the application's own. */
  bundles?: readonly string[];
  modules?: readonly string[];
};

/** In a word, ^ and $ stand for the ends of a name; case does not count. */
export const foreignCode: Record<Language, ForeignCode> = {
  javascript: {
    paths: [
      // Node and the packages it installs
      "node_modules/ node_modules\\ node: ^internal/ /.pnpm/ /.yarn/ bower_components/ /next/dist/",
      // browser extensions and the browser itself
      "^chrome-extension: ^moz-extension: ^safari-extension: ^safari-web-extension: ^webkit-masked-url:",
      "^chrome: ^resource: ^about: ^extensions::",
      // libraries and tags that others host
      "//unpkg.com/ //cdn.jsdelivr.net/ //cdnjs.cloudflare.com/ //ajax.googleapis.com/ //code.jquery.com/",
      "//esm.sh/ //cdn.skypack.dev/ //ga.jspm.io/ //connect.facebook.net/ //js.stripe.com/",
      "//deno.land/ //jsr.io/ googletagmanager.com/ google-analytics.com/",
      // what Deno, Bun and Hermes are made of, and Deno's packages
      "^ext: ^npm: ^jsr: /npm/registry.npmjs.org/ ^native$ ^bun: ^internal: InternalBytecode.js$",
      // what clouds put around a function, Electron around a program, and Cloudflare around a worker
      "/var/runtime/ /opt/rust/nodejs. /___next_launcher. /___vc/ /___netlify- ^electron/js2c/",
      "^cloudflare: ^node-internal:",
    ],
    bundles: [
      // chunks into which bundlers put libraries and their own loader
      "/vendor. /vendors. /vendor- /vendors- /vendors~ /polyfill /framework- /chunks/main- /webpack-",
      "/webpack/ /runtime. /runtime~ /jquery. /jquery- /react-dom. /react.production /vue. /angular.",
      "/lodash. /zone.js",
    ],
    // native code, whose calls are printed in the same form
    modules: ["std:: boost:: Concurrency:: __ _purecall$ free$ operator_new operator_delete"],
  },
  python: {
    paths: [
      "site-packages dist-packages /lib/python2 /lib/python3 /lib64/python ^<frozen \\lib\\",
      "^<__array_function__ /var/runtime/",
    ],
  },
  java: {
    modules: [
      // the platform, its languages, and Android
      "java. javax. jakarta. jdk. sun. com.sun. com.oracle. oracle. kotlin. kotlinx. scala. groovy.",
      "clojure. org.codehaus.groovy. android. androidx. com.android. dalvik. libcore. _COROUTINE.",
      "org.xml. org.w3c. org.ietf.",
      // servers, frameworks and drivers
      "org.springframework. org.apache. org.hibernate. org.eclipse. org.jboss. org.postgresql.",
      "org.slf4j. org.junit. org.glassfish. org.mockito. com.fasterxml. com.google. com.mysql.",
      "com.zaxxer. com.netflix. com.mongodb. io.netty. io.micronaut. io.quarkus. io.undertow. io.grpc.",
      "io.reactivex. io.vertx. io.ktor. io.micrometer. io.opentelemetry. io.lettuce. reactor. rx. akka.",
      "play. okhttp3. okio. retrofit2. feign. net.bytebuddy. ch.qos.logback. redis.clients. brave.",
      "io.dropwizard. io.helidon. io.javalin. ratpack. com.vaadin. org.thymeleaf. freemarker. graphql.",
      "io.swagger. io.smallrye. com.twitter. com.linecorp. org.aspectj. javassist. ognl.",
      "net.sf.cglib. org.objectweb. org.keycloak. com.nimbusds. com.auth0. io.jsonwebtoken.",
      "org.bouncycastle. org.quartz. org.flywaydb. liquibase. io.github.resilience4j. org.jsoup.",
      "org.yaml. org.json. com.jayway. net.minidev. org.dom4j. com.opencsv. com.itextpdf. org.jdbi.",
      "org.mybatis. com.baomidou. com.alibaba. com.querydsl. org.jooq. com.mchange.",
      "dagger. org.koin. coil. com.bumptech. arrow. zio. cats. fs2. doobie. slick. org.http4s. sttp.",
      "io.circe. com.typesafe. com.lightbend. org.scalatest. org.testng. org.assertj. io.kotest.",
      "io.cucumber. io.restassured. org.gradle. org.jetbrains. io.prometheus. com.codahale. io.sentry.",
      "com.newrelic. datadog. org.modelmapper. net.logstash. org.zalando.",
      // clients of databases, of queues and of what others host
      "software.amazon. com.amazonaws. com.microsoft. com.azure. com.stripe. com.twilio. com.sendgrid.",
      "com.slack. com.paypal. com.braintreegateway. com.adyen. com.launchdarkly. com.algolia.",
      "com.rabbitmq. io.nats. io.confluent. org.mariadb. org.h2. org.hsqldb. org.sqlite. org.duckdb.",
      "com.clickhouse. com.datastax. com.couchbase. org.neo4j. com.ibm. net.snowflake. io.trino.",
      "org.elasticsearch. co.elastic. org.opensearch. org.redisson. com.hazelcast. org.infinispan.",
      "org.ehcache. net.sf.ehcache. com.github.benmanes. net.spy. com.squareup. com.facebook.",
      "io.fabric8. io.kubernetes. io.minio. org.influxdb. com.influxdb.",
    ],
  },
  go: {
    paths: [
      "/usr/local/go/ /usr/lib/go /pkg/mod/ /vendor/ /libexec/src/ /go/src/runtime/",
      // a module with its version, in programs that were built without paths
      "@v0 @v1 @v2 @v3 @v4 @v5 @v6 @v7 @v8 @v9",
    ],
    // the standard library and modules that others host, for programs that were built without paths
    modules: [
      "bufio$ bytes$ context$ crypto/ database/sql encoding/ errors$ fmt$ html/template io$ io/fs",
      "log$ log/slog math/ mime/ net$ net/ os$ os/ reflect$ regexp$ runtime$ runtime/ slices$ sort$",
      "strconv$ strings$ sync$ sync/ syscall$ testing$ text/template time$ container/ archive/ compress/",
      "hash/ image/ path/filepath path$ flag$ iter$ maps$ cmp$ unique$ unicode/ internal/ debug/",
      "golang.org/ google.golang.org/ gopkg.in/ go.uber.org/ go.mongodb.org/ go.opentelemetry.io/",
      "k8s.io/ gorm.io/ github.com/aws/ github.com/gin-gonic/ github.com/labstack/ github.com/go-chi/",
      "github.com/gorilla/ github.com/gofiber/ github.com/valyala/ github.com/jackc/ github.com/lib/pq",
      "github.com/redis/ github.com/go-redis/ github.com/sirupsen/ github.com/spf13/ github.com/stretchr/",
      "github.com/pkg/errors github.com/grpc-ecosystem/ github.com/prometheus/ github.com/jmoiron/sqlx",
      "github.com/go-sql-driver/ github.com/julienschmidt/httprouter github.com/segmentio/kafka-go",
    ],
  },
  dotnet: {
    // packages of Unity
    paths: ["PackageCache/ ^Packages/com.unity"],
    modules: [
      "System. System$ Microsoft. MS. Windows. Mono. lambda_method UnityEngine. Npgsql. MySql.",
      "MySqlConnector. Dapper. Newtonsoft. NHibernate. StackExchange. MediatR. AutoMapper. Polly.",
      "Serilog. NLog. Grpc. Azure. Amazon. Google. Autofac. Castle. FluentValidation. Hangfire.",
      "MassTransit. MongoDB. RestSharp. Stripe. RabbitMQ. Confluent. Elastic. Oracle. Quartz. Akka.",
      "Duende. IdentityServer4. Swashbuckle. NSwag. Refit. Flurl. Sentry. OpenTelemetry. Xunit. NUnit.",
      "Moq. CsvHelper. HotChocolate. FirebirdSql. SQLitePCL. Twilio. SendGrid. NServiceBus. Ninject.",
      "SimpleInjector. DryIoc. UnityEditor. Unity. Cysharp. ServiceStack. LinqToDB. Marten. Wolverine.",
    ],
  },
  ruby: { paths: ["/gems/ /lib/ruby/ /rubygems/ ^<internal: /vendor/ ^bin/ /bin/ /var/runtime/"] },
  php: {
    paths: ["/vendor/ \\vendor\\ ^phar: /wp-includes/ /wp-admin/"],
    // classes that PHP itself brings, and packages, wherever they were put
    modules: [
      "PDO$ PDOStatement$ mysqli$ mysqli_stmt$ Redis$ SoapClient$ Memcached$ ReflectionMethod$",
      "GuzzleHttp\\ Illuminate\\ Laravel\\ Livewire\\ Symfony\\ Doctrine\\ Twig\\ Psr\\ Monolog\\ League\\",
      "Laminas\\ Zend\\ Mezzio\\ Slim\\ Yiisoft\\ yii\\ Cake\\ CodeIgniter\\ Phalcon\\ Nette\\ Tracy\\ Latte\\",
      "Composer\\ PHPUnit\\ Pest\\ Mockery\\ Carbon\\ Ramsey\\ Predis\\ PhpAmqpLib\\ Aws\\ Stripe\\ Google\\",
      "MongoDB\\ Elastic\\ Elasticsearch\\ Algolia\\ Amp\\ React\\ Revolt\\ Swoole\\ Hyperf\\ Workerman\\",
      "ApiPlatform\\ Spatie\\ Filament\\ Sentry\\ OpenTelemetry\\ Nyholm\\ PHPMailer\\ PhpOffice\\",
      "PhpParser\\ Dompdf\\ Mpdf\\ Firebase\\JWT\\ Lcobucci\\ Sabre\\ Brick\\ Faker\\ Egulias\\ Drupal\\Core\\",
    ],
  },
  rust: {
    paths: ["/rustc/ /.cargo/ /cargo/registry/ /.rustup/ /library/std/ /library/core/"],
    modules: [
      "std:: core:: alloc:: test:: backtrace:: panic_unwind:: <std:: <core:: <alloc:: __ _start$",
      "rust_begin_unwind rust_panic main$ _main$ start$ clone$ start_thread tokio:: <tokio:: futures",
      "<futures hyper <hyper tower <tower axum:: <axum:: actix <actix rayon serde <serde reqwest::",
      "anyhow:: <anyhow:: eyre:: color_eyre:: sqlx <sqlx tonic:: <tonic:: warp:: rocket:: mio::",
      "sentry:: <sentry log:: <log env_logger:: tracing",
    ],
  },
  dart: {
    paths: [
      "^dart: ^package:flutter/ ^package:flutter_test/ ^package:test/ ^package:test_api/ ^package:async/",
      "^package:stack_trace/ ^package:collection/",
      "^package:http/ ^package:dio/ ^package:riverpod ^package:hooks_riverpod/ ^package:provider/",
      "^package:flutter_riverpod/ ^package:flutter_bloc/ ^package:flutter_hooks/ ^package:bloc/",
      "^package:get/ ^package:get_it/ ^package:rxdart/ ^package:go_router/ ^package:shelf/",
      "^package:shelf_router/",
      "^package:grpc/ ^package:sqflite ^package:hive ^package:isar ^package:drift/ ^package:mobx",
      "^package:firebase_ ^package:cloud_firestore ^package:sentry /.pub-cache/ /hosted/pub.dev/",
    ],
  },
  elixir: {
    paths: ["^deps/ /deps/"],
    // the names of packages, which stand before the file
    modules: [
      "elixir$ stdlib$ kernel$ erts$ compiler$ crypto$ ssl$ inets$ public_key$ mnesia$ runtime_tools$",
      "ex_unit$ logger$ iex$ mix$ eex$ phoenix$ phoenix_live_view$ phoenix_html$ phoenix_pubsub$",
      "phoenix_ecto$ plug$ plug_cowboy$ plug_crypto$ cowboy$ cowlib$ ranch$ bandit$",
      "thousand_island$ websock ecto$ ecto_sql$ postgrex$ myxql$ db_connection$ jason$ poison$ decimal$",
      "tesla$ finch$ mint$ hackney$ httpoison$ req$ gun$ oban$ absinthe$ absinthe_plug$ dataloader$",
      "gen_stage$ broadway$ flow$ telemetry$ telemetry_metrics$ telemetry_poller$ swoosh$ bamboo$",
      "guardian$ ex_aws redix$ amqp$",
      "ash$ ash_postgres$ ash_phoenix$ quantum$ commanded$ gettext$ sentry$ nimble_ opentelemetry cachex$",
      "horde$ timex$",
    ],
  },
};
