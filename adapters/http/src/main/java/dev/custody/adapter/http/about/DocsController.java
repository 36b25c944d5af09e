package dev.custody.adapter.http.about;

import dev.custody.adapter.http.access.Guard;
import dev.custody.adapter.http.access.Need;
import dev.custody.adapter.http.problem.Problems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** A page to read the OpenAPI document with: Swagger UI, and a start script of our own. */
@Controller("/docs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "About")
class DocsController {
  private static final String OURS = "/dev/custody/adapter/http/about/";
  private static final String VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** These and nothing else: a name that a client gave is only looked up here. */
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "start.js", "text/javascript; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "swagger-ui.css", "text/css; charset=utf-8",
          "favicon-32x32.png", "image/png");

  private final String swaggerUi;

  DocsController() {
    this.swaggerUi = "/META-INF/resources/webjars/swagger-ui/%s/".formatted(version());
  }

  @Get
  @Guard(need = Need.NOTHING)
  @Operation(summary = "The document for people to read and try")
  @ApiResponse(
      responseCode = "200",
      description = "A page.",
      content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
  HttpResponse<byte[]> page() {
    return guarded(Page.of(OURS + "docs.html", "text/html; charset=utf-8"));
  }

  @Get("/{file}")
  @Guard(need = Need.NOTHING)
  @Operation(summary = "A script, style or picture of that page")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content = @Content(mediaType = "*/*", schema = @Schema(type = "string")))
  HttpResponse<byte[]> file(String file) {
    String mediaType = MEDIA_TYPES.get(file);
    if (mediaType == null) {
      throw Problems.notFound().toException();
    }
    String folder = file.equals("start.js") ? OURS : swaggerUi;
    return guarded(Page.of(folder + file, mediaType));
  }

  private static MutableHttpResponse<byte[]> guarded(MutableHttpResponse<byte[]> answer) {
    return answer.header("Content-Security-Policy", CSP);
  }

  private static String version() {
    try (InputStream stream = DocsController.class.getResourceAsStream(VERSION)) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return properties.getProperty("version", "missing");
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of Swagger UI: " + VERSION, e);
    }
  }
}
