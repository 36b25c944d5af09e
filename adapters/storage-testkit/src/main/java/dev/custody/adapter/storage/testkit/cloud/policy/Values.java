package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.List;

/** One value or a list of them, as policies write either. */
final class Values {
  private Values() {}

  static List<String> strings(Object value) {
    return list(value).stream()
        .map(each -> {
          if (!(each instanceof String string)) {
            throw new MalformedPolicyException("Syntax errors in policy: not a string.");
          }
          return string;
        })
        .toList();
  }

  /** Numbers and booleans too, as their text. */
  static List<String> texts(Object value) {
    return list(value).stream().map(Values::text).toList();
  }

  static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static String text(Object value) {
    return switch (value) {
      case String string -> string;
      case Boolean bool -> bool.toString();
      case Json.Numeral numeral -> numeral.text();
      default -> throw new MalformedPolicyException("Syntax errors in policy: not a value.");
    };
  }
}
