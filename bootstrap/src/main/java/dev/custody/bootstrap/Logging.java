package dev.custody.bootstrap;

/** Which log a verb writes; to be said before the first line is logged. */
final class Logging {
  private static final String CONFIGURATION = "logback.configurationFile";

  private Logging() {}

  /** One JSON object a line, for machines. */
  static void json() {
    use("custody-log-json.xml");
  }

  /** One readable line, for people. */
  static void readable() {
    use("custody-log-readable.xml");
  }

  private static void use(String resource) {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, resource);
    }
  }
}
