package dev.custody.domain.storage;

import dev.custody.domain.text.SingleLine;

/** What a client gave for one field of the settings. */
public sealed interface SettingValue {
  record Text(String value) implements SettingValue {}

  record Number(long value) implements SettingValue {}

  record Flag(boolean value) implements SettingValue {}

  record Hidden(Secret value) implements SettingValue {}

  /** Taken back: the field's default holds again. A secret is kept. */
  record Cleared() implements SettingValue {}

  /** As it is quoted in a message: nothing of a secret. */
  default String quoted() {
    return switch (this) {
      case Text(String value) -> "'" + SingleLine.quote(value) + "'";
      case Number(long value) -> Long.toString(value);
      case Flag(boolean value) -> Boolean.toString(value);
      case Hidden hidden -> "the value";
      case Cleared cleared -> "null";
    };
  }
}
