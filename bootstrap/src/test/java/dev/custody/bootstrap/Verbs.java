package dev.custody.bootstrap;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** {@code custody <verb>}, as from a shell, for tests of other packages too. */
public final class Verbs {
  private Verbs() {}

  /** What came of it. */
  public record Said(int status, String out, String err) {}

  public static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine custody =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Said(custody.execute(arguments), out.toString(), err.toString());
  }
}
