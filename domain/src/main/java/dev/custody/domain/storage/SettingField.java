package dev.custody.domain.storage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One field of a type's settings: enough to draw a form, to check a value and to document it. The
 * kinds are closed, so that a form can be drawn for a type that nobody knew when the form was
 * written.
 */
public sealed interface SettingField {
  Basics basics();

  default String name() {
    return basics().name();
  }

  /**
   * What fields of all kinds have.
   *
   * @param help one or two sentences: what to put in and where to find it
   * @param group fields of one group stand together
   * @param visibleWhen the field counts only under this condition
   * @param editableWhileActive whether a location that is in use may change it, once the new value
   *     passed a verification
   */
  record Basics(
      String name,
      String label,
      String help,
      boolean required,
      boolean editableWhileActive,
      Optional<String> group,
      Optional<Condition> visibleWhen) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    public Basics {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not the name of a field: " + name);
      }
    }

    public static Basics optional(String name, String label, String help) {
      return new Basics(name, label, help, false, false, Optional.empty(), Optional.empty());
    }

    public static Basics required(String name, String label, String help) {
      return new Basics(name, label, help, true, false, Optional.empty(), Optional.empty());
    }

    public Basics changeableWhileActive() {
      return new Basics(name, label, help, required, true, group, visibleWhen);
    }

    public Basics inGroup(String title) {
      return new Basics(
          name, label, help, required, editableWhileActive, Optional.of(title), visibleWhen);
    }

    public Basics visibleWhen(String field, String value) {
      return new Basics(
          name,
          label,
          help,
          required,
          editableWhileActive,
          group,
          Optional.of(new Condition(field, value)));
    }
  }

  /** Holds where the other field's value, or its default, written as text equals {@code value}. */
  record Condition(String field, String value) {}

  /**
   * A line of text, trimmed before it is judged.
   *
   * @param pattern what the whole trimmed value must match (java.util.regex, kept to what
   *     ECMAScript knows too)
   * @param example a right value, shown beside a wrong one
   */
  record Text(
      Basics basics, Optional<String> pattern, Optional<String> defaultValue, String example)
      implements SettingField {}

  /**
   * A whole number.
   *
   * @param unit what it counts, such as {@code bytes}; empty for a bare number
   */
  record Number(Basics basics, long least, long most, Optional<Long> defaultValue, String unit)
      implements SettingField {}

  /** One of a few values; the default is the first. */
  record Choice(Basics basics, List<Option> options) implements SettingField {
    public Choice {
      options = List.copyOf(options);
      if (options.isEmpty()) {
        throw new IllegalArgumentException("a choice of nothing: " + basics.name());
      }
    }
  }

  /** A value of a {@link Choice}. */
  record Option(String value, String label) {}

  record Flag(Basics basics, boolean defaultValue) implements SettingField {}

  /** Write-only: reads back only that it is set. */
  record Hidden(Basics basics) implements SettingField {}

  /** Made by the service and shown for the administrator to use; never sent by a client. */
  record Generated(Basics basics) implements SettingField {}
}
