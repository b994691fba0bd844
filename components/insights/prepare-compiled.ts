import type { Snippet } from "#components/insights/prepare-first-error.ts";
import type { Words } from "#components/ui/words.ts";

type Post = { url: string; key: string; body: string };

/** A text as JSON writes it is one that Go and Java read as well. */
const text = (value: string) => JSON.stringify(value);

/** Programs that post one record with nothing but the language's own library. */
export function prepareCompiled(t: Words<"insights.snippets">, post: Post): Snippet[] {
  return [
    {
      language: "Go",
      before: { label: t("goRun"), code: "go run first_error.go" },
      code: prepareGo(post),
    },
    {
      language: "Java",
      before: { label: t("javaRun"), code: "java FirstError.java" },
      code: prepareJava(post),
    },
    { language: "PHP", code: preparePhp(post) },
  ];
}

function prepareGo({ url, key, body }: Post): string {
  return `package main

import (
	"fmt"
	"net/http"
	"strings"
)

func main() {
	body := strings.NewReader(${text(body)})
	request, err := http.NewRequest("POST", ${text(url)}, body)
	if err != nil {
		panic(err)
	}
	request.Header.Set("Authorization", ${text(`Bearer ${key}`)})
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer answer.Body.Close()
	fmt.Println(answer.Status)
}`;
}

function prepareJava({ url, key, body }: Post): string {
  return `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class FirstError {
  public static void main(String[] arguments) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(${text(url)}))
        .header("Authorization", ${text(`Bearer ${key}`)})
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(${text(body)}))
        .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println(answer.statusCode() + " " + answer.body());
  }
}`;
}

function preparePhp({ url, key, body }: Post): string {
  return `<?php
$answer = file_get_contents(${quote(url)}, false, stream_context_create(['http' => [
    'method' => 'POST',
    'header' => [${quote(`Authorization: Bearer ${key}`)}, 'Content-Type: application/json'],
    'content' => ${quote(body)},
    'ignore_errors' => true,
    'timeout' => 5,
]]));
echo $answer, PHP_EOL;`;
}

/** As PHP's single quotes want it. */
function quote(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
