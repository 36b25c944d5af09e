package dev.custody.adapter.storage.s3;

import java.util.regex.Pattern;

/** Bash (GNU, "Bash Reference Manual": Quoting, Here Documents). */
final class Shell {
  /**
   * A variable of the script. What {@link PolicyText#escaped} makes looks alike but never has a
   * letter between its braces.
   */
  private static final Pattern VARIABLE = Pattern.compile("\\\\\\$\\{([a-z_]+)}");

  private Shell() {}

  /** A word that means itself. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * JSON for an unquoted here-document.
   *
   * @param tree in which expressions such as <code>${role_arn}</code> are variables of the script
   */
  static String hereDocument(Object tree) {
    String escaped =
        Tree.json(tree)
            .stripTrailing()
            .replace("\\", "\\\\")
            .replace("$", "\\$")
            .replace("`", "\\`");
    return VARIABLE.matcher(escaped).replaceAll("\\${$1}");
  }
}
