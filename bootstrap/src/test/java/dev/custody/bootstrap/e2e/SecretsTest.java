package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.bootstrap.e2e.KeyBench.Connected;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Secrets that a customer hands over are looked for in all that the service says and keeps, while
 * all goes well and while it does not. What is looked for besides, and must be found, shows that
 * one would find them.
 */
class SecretsTest {
  @TempDir private Path folder;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.custody");
  private final Logger sdk = (Logger) LoggerFactory.getLogger("software.amazon.awssdk");
  private final Log log = new Log();
  private final Map<String, byte[]> said = new TreeMap<>();
  private KeyBench bench;

  /** All that is logged, as the patterns of appenders would write it. */
  private static final class Log extends AppenderBase<ILoggingEvent> {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    @Override
    protected void append(ILoggingEvent event) {
      write(event.getLoggerName() + " " + event.getFormattedMessage() + event.getMDCPropertyMap());
      for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
        write(t.getClassName() + ": " + t.getMessage());
      }
    }

    private void write(String line) {
      text.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
      return text.toByteArray();
    }
  }

  @BeforeEach
  void start() {
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
    for (Logger talkative : List.of(ours, sdk)) {
      talkative.setLevel(Level.TRACE);
      talkative.setAdditive(false);
      talkative.addAppender(log);
    }
    bench = new KeyBench(folder);
  }

  @AfterEach
  void stop() {
    for (Logger talkative : List.of(ours, sdk)) {
      talkative.detachAppender(log);
      talkative.setAdditive(true);
      talkative.setLevel(null);
    }
    root.detachAppender(log);
    if (bench != null) {
      bench.close();
    }
  }

  @Test
  void areNowhereToBeFound() {
    Connected acme = bench.connect("Acme");
    Credentials first = acme.given().user().accessKey();
    Credentials second = acme.given().user().newAccessKey();
    Credentials gone = acme.given().user().newAccessKey();
    acme.given().user().deleteKey(gone);

    acme.recordings().record(new byte[1_000], 60);
    tell("a wrong key", bench.rotate(acme, gone));
    acme.given().user().deleteKey(first);
    Answer waiting = acme.recordings().record(new byte[1_001], 2);
    tell("a recording that waits", waiting);
    ask(acme, "with the key gone");
    tell(
        "a failed verification",
        bench
            .service()
            .post(
                acme.path() + "/verifications",
                acme.tenant().token(),
                Map.of(),
                "Prefer",
                "wait=60"));
    tell("the new key", bench.rotate(acme, second));
    acme.recordings().await(waiting.text("id"), "stored");
    ask(acme, "with the new key");
    tellWrong(acme, second);
    said.put("the log", log.bytes());
    bench.service().close();

    Map<String, byte[]> kept = files();
    for (Credentials each : List.of(first, second, gone)) {
      assertNowhere(each.secretAccessKey(), said);
      assertNowhere(each.secretAccessKey(), kept);
      assertNowhere(each.accessKeyId(), kept);
    }
    assertSomewhere("keyed-1", said);
    assertSomewhere("keyed-1", kept);
    assertSomewhere("…" + end(second.accessKeyId()), said);
    assertSomewhere(acme.tenant().id(), Map.of("the log", log.bytes()));
  }

  private static String end(String text) {
    return text.substring(text.length() - 4);
  }

  private void tell(String what, Answer answer) {
    said.put(what, answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** All that there is to read. */
  private void ask(Connected acme, String when) {
    String organization = "/v1/organizations/" + acme.tenant().id();
    for (String path :
        List.of(
            "/v1/storage-types",
            organization,
            organization + "/storage",
            acme.tenant().locations(),
            acme.path(),
            acme.path() + "/setup",
            acme.path() + "/setup/permission-policy.json",
            acme.tenant().recordings(),
            organization + "/audit-events?limit=200",
            "/prometheus",
            "/health/readiness")) {
      Answer answer = bench.service().get(path, acme.tenant().token());
      assertEquals(200, answer.status(), answer::toString);
      tell(path + " " + when, answer);
    }
  }

  /** Values that are refused are quoted, but for these. */
  private void tellWrong(Connected acme, Credentials key) {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("bucket", "Wrong.Bucket");
    wrong.put("endpoint", "https://me:%s@127.0.0.1".formatted(key.secretAccessKey()));
    wrong.put("accessKeyId", key.secretAccessKey() + " ");
    wrong.put("secretAccessKey", key.secretAccessKey() + " twice");
    Answer refused = bench.draft(acme.tenant(), wrong);
    assertEquals(422, refused.status(), refused::toString);
    assertEquals(4, refused.field("errors").size(), refused::toString);
    tell("wrong settings", refused);
  }

  private Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertTrue(files.size() >= 3, files.keySet().toString());
    return files;
  }

  private static void assertNowhere(String secret, Map<String, byte[]> places) {
    places.forEach((place, bytes) ->
        forms(secret)
            .forEach((form, wanted) ->
                assertTrue(indexOf(bytes, wanted) < 0, "a secret is in " + place + " as " + form)));
  }

  private static void assertSomewhere(String text, Map<String, byte[]> places) {
    assertTrue(
        places.values().stream()
            .anyMatch(bytes -> indexOf(bytes, text.getBytes(StandardCharsets.UTF_8)) >= 0),
        text + " is in none of " + places.keySet());
  }

  private static Map<String, byte[]> forms(String secret) {
    byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
    List<String> texts = new ArrayList<>();
    texts.add(HexFormat.of().formatHex(plain));
    // What it looks like within longer base64, wherever it begins.
    for (int i = 0; i < 3; i++) {
      String padded =
          Base64.getEncoder()
              .encodeToString(("x".repeat(i) + secret).getBytes(StandardCharsets.UTF_8));
      texts.add(padded.substring(4, padded.length() - 4));
    }
    Map<String, byte[]> forms = new HashMap<>();
    forms.put("text", plain);
    forms.put("UTF-16", secret.getBytes(StandardCharsets.UTF_16LE));
    texts.forEach(text -> forms.put(text.substring(0, 3), text.getBytes(StandardCharsets.UTF_8)));
    return forms;
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    // One byte a character, so that searching text searches bytes.
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
  }
}
