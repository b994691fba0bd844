import type { Language } from "#lib/grouping/internal/stack/language.ts";

/** Where code lies that is not the application's own: what a file's path holds, and what a module's name opens with. */
type ForeignCode = {
  paths?: readonly string[];
  /** The same for files that a browser loads: on a server such names may be the application's own. */
  bundles?: readonly string[];
  modules?: readonly string[];
};

/** In a word, ^ and $ stand for the ends of a name; case does not count. */
const foreignCode: Record<Language, ForeignCode> = {
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
      "googletagmanager.com/ google-analytics.com/",
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
    paths: ["site-packages dist-packages /lib/python2 /lib/python3 /lib64/python ^<frozen \\lib\\"],
  },
  java: {
    modules: [
      // the platform, its languages, and Android
      "java. javax. jakarta. jdk. sun. com.sun. com.oracle. oracle. kotlin. kotlinx. scala. groovy.",
      "clojure. org.codehaus.groovy. android. androidx. com.android. dalvik. libcore.",
      // servers, frameworks and drivers
      "org.springframework. org.apache. org.hibernate. org.eclipse. org.jboss. org.postgresql.",
      "org.slf4j. org.junit. org.glassfish. org.mockito. com.fasterxml. com.google. com.mysql.",
      "com.zaxxer. com.netflix. com.mongodb. io.netty. io.micronaut. io.quarkus. io.undertow. io.grpc.",
      "io.reactivex. io.vertx. io.ktor. io.micrometer. io.opentelemetry. io.lettuce. reactor. rx. akka.",
      "play. okhttp3. okio. retrofit2. feign. net.bytebuddy. ch.qos.logback. redis.clients. brave.",
    ],
  },
  go: {
    paths: ["/usr/local/go/ /usr/lib/go /pkg/mod/ /vendor/ /libexec/src/ /go/src/runtime/"],
    // the standard library, for programs that were built without paths
    modules: [
      "bufio$ bytes$ context$ crypto/ database/sql encoding/ errors$ fmt$ html/template io$ io/fs",
      "log$ log/slog math/ mime/ net$ net/ os$ os/ reflect$ regexp$ runtime$ runtime/ slices$ sort$",
      "strconv$ strings$ sync$ sync/ syscall$ testing$ text/template time$",
    ],
  },
  dotnet: {
    modules: [
      "System. System$ Microsoft. MS. Windows. Mono. lambda_method UnityEngine. Npgsql. MySql.",
      "MySqlConnector. Dapper. Newtonsoft. NHibernate. StackExchange. MediatR. AutoMapper. Polly.",
      "Serilog. NLog. Grpc. Azure. Amazon. Google. Autofac. Castle. FluentValidation. Hangfire.",
      "MassTransit. MongoDB. RestSharp.",
    ],
  },
  ruby: { paths: ["/gems/ /lib/ruby/ /rubygems/ ^<internal: /vendor/ ^bin/ /bin/"] },
  php: { paths: ["/vendor/ \\vendor\\ ^phar:"] },
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
};

function patternOf(rows: readonly string[] | undefined, start: string): RegExp | null {
  if (!rows) return null;
  const words = rows.join(" ").split(" ");
  const literals = words.map((word) => word.replace(/[.*+?(){}|[\]\\]/g, "\\$&"));
  return new RegExp(`${start}(?:${literals.join("|")})`, "i");
}

const patterns = new Map(
  Object.entries(foreignCode).map(([language, { paths, bundles, modules }]) => [
    language,
    {
      path: patternOf(paths, ""),
      bundle: patternOf(bundles, "^https?:.*"),
      module: patternOf(modules, "^"),
    },
  ]),
);

/** True where neither the file nor the module says that the code came with the language, a library or the browser. */
export function isOwnCode(language: Language, module: string | null, file: string | null): boolean {
  if (!module && !file) return false;
  const pattern = patterns.get(language);
  if (file && (pattern?.path?.test(file) || pattern?.bundle?.test(file))) return false;
  return !(module && pattern?.module?.test(module));
}
