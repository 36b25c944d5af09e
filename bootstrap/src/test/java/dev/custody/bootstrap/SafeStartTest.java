package dev.custody.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * S17: in production nothing starts without its keys or with data that others can read, and the
 * setting is named.
 */
class SafeStartTest {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String TOKEN = "0123456789012345678901234567890123456789";

  @TempDir private Path folder;

  @Test
  void startsWithEverythingThatIsNeeded() {
    try (Service service = Service.start(Modes.SERVE, settings())) {
      assertTrue(service.address().getPort() > 0);
    }
  }

  @Test
  void refusesWithoutAnOperatorToken() {
    assertRefused("custody.operator-token", without("custody.operator-token"));
  }

  @Test
  void refusesAnOperatorTokenThatCanBeGuessed() {
    assertRefused("custody.operator-token", with("custody.operator-token", "short"));
  }

  @Test
  void refusesWithoutAMasterKey() {
    assertRefused("custody.master-key", without("custody.master-key"));
  }

  @Test
  void refusesAMasterKeyOfAnotherLength() {
    assertRefused("custody.master-key", with("custody.master-key", "c2hvcnQ="));
  }

  @Test
  void refusesAMasterKeyThatIsNoBase64() {
    assertRefused("custody.master-key", with("custody.master-key", "not base64 at all!"));
  }

  @Test
  void refusesADataDirectoryThatOthersCanRead() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertRefused("custody.data-directory", with("custody.data-directory", open.toString()));
  }

  @Test
  void saysNothingOfTheSecretsThatItRefuses() {
    UnsafeSetting refusal =
        assertThrows(
            UnsafeSetting.class, () -> start(with("custody.operator-token", "sesame-open")));
    assertFalse(said(refusal).contains("sesame"), said(refusal));
  }

  /** Whichever module the setting is of. */
  @Test
  void refusesRangesOfAddressesThatAreNone() throws IOException {
    assertEquals(
        "custody.s3.allowed-endpoint-ranges: '10.0.0.1/8' is no range of addresses; right ones are"
            + " '10.20.0.0/16, fd12:3456::/32'",
        refusalOf("custody.s3.allowed-endpoint-ranges", "10.0.0.0/8, 10.0.0.1/8"));
  }

  @Test
  void refusesATemplateThatAnybodyInBetweenCouldChange() throws IOException {
    assertEquals(
        "custody.s3.launch-stack.template-url is 'http://acme.example/x.json', which is no https"
            + " address; a right one is 'https://acme-public.s3.amazonaws.com/launch-stack.json'",
        refusalOf("custody.s3.launch-stack.template-url", "http://acme.example/x.json"));
  }

  private String refusalOf(String setting, String value) throws IOException {
    assumeTrue(
        settingsOfTypes().contains(setting), "this installation has no type with that setting");
    RuntimeException refusal =
        assertThrows(RuntimeException.class, () -> start(with(setting, value)));
    Throwable deepest = refusal;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private static String settingsOfTypes() throws IOException {
    StringBuilder all = new StringBuilder();
    for (URL described :
        Collections.list(
            SafeStartTest.class.getClassLoader().getResources("META-INF/custody/settings.txt"))) {
      try (InputStream in = described.openStream()) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  private static void assertRefused(String setting, Map<String, Object> settings) {
    UnsafeSetting refusal = assertThrows(UnsafeSetting.class, () -> start(settings));
    assertTrue(said(refusal).startsWith(setting + ":"), said(refusal));
    String variable = setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    assertEquals(variable, said(refusal).replaceAll(".*\\(environment variable (\\w+)\\)", "$1"));
  }

  private static String said(UnsafeSetting refusal) {
    return String.valueOf(refusal.getMessage());
  }

  private static void start(Map<String, Object> settings) {
    Service.start(Modes.SERVE, settings).close();
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("custody.data-directory", folder.resolve("data").toString());
    settings.put("custody.operator-token", TOKEN);
    settings.put("custody.master-key", KEY);
    settings.put("micronaut.server.port", 0);
    settings.put("micronaut.server.host", "127.0.0.1");
    return settings;
  }

  private Map<String, Object> with(String key, String value) {
    Map<String, Object> changed = settings();
    changed.put(key, value);
    return changed;
  }

  private Map<String, Object> without(String key) {
    Map<String, Object> changed = settings();
    changed.remove(key);
    return changed;
  }
}
