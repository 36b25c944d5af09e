package dev.custody.bootstrap;

import java.util.Locale;

/** A setting that is missing, or that the service must not run with. */
final class UnsafeSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsafeSetting(String key, String whatIsWrong) {
    super("%s: %s (environment variable %s)".formatted(key, whatIsWrong, environmentVariable(key)));
  }

  private static String environmentVariable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
