package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.List;

/** One operator with one key and its values. */
final class Condition {
  private enum Set {
    NONE(""),
    ANY("ForAnyValue:"),
    ALL("ForAllValues:");

    private final String prefix;

    Set(String prefix) {
      this.prefix = prefix;
    }
  }

  private final Set set;
  private final boolean ifExists;
  private final Operator operator;
  private final boolean negated;
  private final String key;
  private final List<Operator.Comparison> values;

  private Condition(
      Set set, boolean ifExists, Operator operator, String key, List<Operator.Comparison> values) {
    this.set = set;
    this.ifExists = ifExists;
    this.operator = operator;
    this.negated = operator.negated().isPresent();
    this.key = key;
    this.values = values;
  }

  static Condition parse(String name, String key, List<String> values, boolean variables) {
    ConditionKeys.check(key);
    Set set = Set.NONE;
    String rest = name;
    for (Set each : List.of(Set.ANY, Set.ALL)) {
      if (rest.regionMatches(true, 0, each.prefix, 0, each.prefix.length())) {
        set = each;
        rest = rest.substring(each.prefix.length());
      }
    }
    boolean ifExists = rest.endsWith("IfExists");
    Operator operator =
        Operator.named(ifExists ? rest.substring(0, rest.length() - "IfExists".length()) : rest);
    if (operator == Operator.NULL && (ifExists || set != Set.NONE)) {
      throw new MalformedPolicyException("Syntax errors in policy: \"" + name + "\".");
    }
    if (values.isEmpty()) {
      throw new MalformedPolicyException("Syntax errors in policy: \"" + key + "\" has no value.");
    }
    Operator reading = operator.negated().orElse(operator);
    return new Condition(
        set,
        ifExists,
        operator,
        key,
        values.stream().map(value -> reading.read(value, variables)).toList());
  }

  boolean holds(AccessRequest request) {
    List<String> actual = request.values(key);
    if (operator == Operator.NULL) {
      return fits(Boolean.toString(actual.isEmpty()), request);
    }
    if (actual.isEmpty()) {
      return ifExists || set == Set.ALL || (negated && set == Set.NONE);
    }
    return switch (set) {
      case ANY -> actual.stream().anyMatch(value -> fits(value, request));
      case ALL -> actual.stream().allMatch(value -> fits(value, request));
      case NONE -> {
        if (actual.size() > 1) {
          throw new UnsupportedPolicyException(
              "what \"" + key + "\" with several values means without ForAnyValue or ForAllValues");
        }
        yield fits(actual.getFirst(), request);
      }
    };
  }

  /** One of the values will do; of a negated operator, none of them may. */
  private boolean fits(String actual, AccessRequest request) {
    return negated != values.stream().anyMatch(value -> value.fits(actual, request));
  }
}
