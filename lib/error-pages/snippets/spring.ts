import type { SnippetSetup } from "#lib/error-pages/snippets/snippet-setup.ts";

/** A bean for Spring Boot 3: its error controller asks it for the view of an error, and only for HTML. */
export function describeSpring(setup: SnippetSetup): string {
  return [head(setup), resolving(), finding(setup)].join("\n");
}

function head({ service, live, pages, languages, policy }: SnippetSetup): string {
  const list = languages.map((language) => `"${language}"`).join(", ");
  return `// Error pages for ${service}, for Spring Boot 3 on Java 17: ErrorPages.java in a package that is scanned.
//
// Spring's own error controller asks this bean for the view when a browser opened a page; APIs get its JSON as ever.
// The view is Paramedic's live page; when Paramedic does not answer in half a second, the static page. Report errors
// with the attribute "paramedic.id" of the request as their request_id: it is how page and record get the same reference.
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

@Component
public class ErrorPages implements ErrorViewResolver {
  private static final String LIVE = "${live}"; // ADAPT: Paramedic, as this server reaches it
  private static final Path PAGES = Path.of("${pages}"); // ADAPT: the exported bundle
  private static final List<String> LANGUAGES = List.of(${list});
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final String POLICY =
      "${policy}";
  private static final String LAST_RESORT =
      "<!doctype html><title>Not available</title>"
          + "<p>This page is not available right now. Please try again in a few minutes.";

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(WAIT).build();

  private record Page(String body, String policy, String language, String retryAfter) {}
`;
}

function resolving(): string {
  return `  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    if (!status.is5xxServerError()) return null; // your own pages for 404 and the like stay
    Page page = findPage(request, status.value());
    View view =
        (values, asked, response) -> {
          response.setContentType("text/html; charset=utf-8");
          response.setHeader("Cache-Control", "no-store");
          response.setHeader("Content-Security-Policy", page.policy());
          response.setHeader("X-Robots-Tag", "noindex");
          if (page.language() != null) response.setHeader("Content-Language", page.language());
          if (page.retryAfter() != null) response.setHeader("Retry-After", page.retryAfter());
          response.getWriter().write(page.body());
        };
    return new ModelAndView(view, status);
  }

  private Page findPage(HttpServletRequest request, int status) {
    int kind = List.of(500, 502, 503, 504).contains(status) ? status : 500;
    try {
      Page page = fetchLive(request, kind);
      if (page != null) return page;
    } catch (IOException error) {
      // The static page is next.
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    }
    try {
      Page page = readStatic(request, kind);
      if (page != null) return page;
    } catch (IOException error) {
      // The last resort is next.
    }
    return new Page(LAST_RESORT, POLICY, "en", null);
  }
`;
}

function finding({ service }: SnippetSetup): string {
  return `  private Page fetchLive(HttpServletRequest request, int kind)
      throws IOException, InterruptedException {
    var question =
        HttpRequest.newBuilder(URI.create(LIVE + kind))
            .timeout(WAIT)
            .header("Accept", "text/html")
            .header("Accept-Language", languagesOf(request))
            .header("X-Code", String.valueOf(kind))
            .header("X-Service-Name", "${service}")
            .header("X-Request-ID", requestIdOf(request))
            .header("X-Original-Method", methodOf(request))
            .build();
    var answer = client.send(question, BodyHandlers.ofString());
    var headers = answer.headers();
    // What stands before Paramedic may answer in its place.
    if (headers.firstValue("X-Robots-Tag").isEmpty()) return null;
    return new Page(
        answer.body(),
        headers.firstValue("Content-Security-Policy").orElse(POLICY),
        headers.firstValue("Content-Language").orElse(null),
        headers.firstValue("Retry-After").orElse(null));
  }

  private Page readStatic(HttpServletRequest request, int kind) throws IOException {
    String language =
        Arrays.stream(languagesOf(request).toLowerCase().split(","))
            .map(range -> range.trim().split("[-;]")[0])
            .filter(LANGUAGES::contains)
            .findFirst()
            .orElse(LANGUAGES.get(0));
    List<String> names = new ArrayList<>(List.of(kind + ".html"));
    if (!List.of("GET", "HEAD").contains(methodOf(request))) names.add(0, kind + ".sent.html");
    for (String name : names) {
      Path file = PAGES.resolve(language).resolve(name);
      if (!Files.isRegularFile(file)) continue;
      String body = Files.readString(file);
      // Header and countdown are one number.
      Matcher wait = Pattern.compile("data-wait=\\"(\\\\d+)\\"").matcher(body);
      return new Page(body, POLICY, language, wait.find() ? wait.group(1) : null);
    }
    return null;
  }

  private static String languagesOf(HttpServletRequest request) {
    String header = request.getHeader("Accept-Language");
    return header == null || header.isBlank() ? "en" : header;
  }

  private static String requestIdOf(HttpServletRequest request) {
    Object known = request.getAttribute("paramedic.id");
    String header = request.getHeader("X-Request-ID");
    if (known != null) return known.toString();
    return header == null || header.isBlank() ? UUID.randomUUID().toString() : header;
  }

  private static String methodOf(HttpServletRequest request) {
    Object original = request.getAttribute("jakarta.servlet.error.method");
    return original == null ? request.getMethod() : original.toString();
  }
}
`;
}
