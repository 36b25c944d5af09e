package dev.custody.adapter.storage.testkit.cloud.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Compares one value of a request with one value of a policy. */
enum Operator {
  STRING_EQUALS("StringEquals"),
  STRING_NOT_EQUALS("StringNotEquals", STRING_EQUALS),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", STRING_EQUALS_IGNORE_CASE),
  STRING_LIKE("StringLike"),
  STRING_NOT_LIKE("StringNotLike", STRING_LIKE),
  NUMERIC_EQUALS("NumericEquals"),
  NUMERIC_NOT_EQUALS("NumericNotEquals", NUMERIC_EQUALS),
  NUMERIC_LESS_THAN("NumericLessThan"),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals"),
  NUMERIC_GREATER_THAN("NumericGreaterThan"),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals"),
  DATE_EQUALS("DateEquals"),
  DATE_NOT_EQUALS("DateNotEquals", DATE_EQUALS),
  DATE_LESS_THAN("DateLessThan"),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals"),
  DATE_GREATER_THAN("DateGreaterThan"),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals"),
  BOOL("Bool"),
  IP_ADDRESS("IpAddress"),
  NOT_IP_ADDRESS("NotIpAddress", IP_ADDRESS),
  ARN_EQUALS("ArnEquals"),
  ARN_NOT_EQUALS("ArnNotEquals", ARN_EQUALS),
  ARN_LIKE("ArnLike"),
  ARN_NOT_LIKE("ArnNotLike", ARN_LIKE),
  NULL("Null");

  private final String text;
  private final Optional<Operator> negated;

  Operator(String text) {
    this.text = text;
    this.negated = Optional.empty();
  }

  Operator(String text, Operator negated) {
    this.text = text;
    this.negated = Optional.of(negated);
  }

  /** What this operator denies, if it is a negated one. */
  Optional<Operator> negated() {
    return negated;
  }

  static Operator named(String name) {
    for (Operator operator : values()) {
      if (operator.text.equalsIgnoreCase(name)) {
        return operator;
      }
    }
    throw new UnsupportedPolicyException("the condition operator \"" + name + "\"");
  }

  /** Reads a policy's value, so that a wrong one is refused with its document. */
  Comparison read(String value, boolean variables) {
    return switch (this) {
      case STRING_EQUALS -> plain(value, variables, String::equals);
      case STRING_EQUALS_IGNORE_CASE -> plain(value, variables, String::equalsIgnoreCase);
      case STRING_LIKE -> Template.parse(value, true, variables)::matches;
      case ARN_EQUALS, ARN_LIKE -> ArnTemplate.parse(value, variables)::matches;
      case NUMERIC_EQUALS -> numbers(value, order -> order == 0);
      case NUMERIC_LESS_THAN -> numbers(value, order -> order < 0);
      case NUMERIC_LESS_THAN_EQUALS -> numbers(value, order -> order <= 0);
      case NUMERIC_GREATER_THAN -> numbers(value, order -> order > 0);
      case NUMERIC_GREATER_THAN_EQUALS -> numbers(value, order -> order >= 0);
      case DATE_EQUALS -> dates(value, order -> order == 0);
      case DATE_LESS_THAN -> dates(value, order -> order < 0);
      case DATE_LESS_THAN_EQUALS -> dates(value, order -> order <= 0);
      case DATE_GREATER_THAN -> dates(value, order -> order > 0);
      case DATE_GREATER_THAN_EQUALS -> dates(value, order -> order >= 0);
      case BOOL, NULL -> bool(value);
      case IP_ADDRESS -> {
        AddressRange range = AddressRange.parse(value);
        yield (actual, request) -> range.contains(actual);
      }
      default -> throw new IllegalStateException(this + " is read through what it denies");
    };
  }

  /** Whether a request's value fits the policy's. */
  interface Comparison {
    boolean fits(String actual, AccessRequest request);
  }

  private interface TextComparison {
    boolean same(String wanted, String actual);
  }

  private static Comparison plain(String value, boolean variables, TextComparison comparison) {
    Template template = Template.parse(value, false, variables);
    return (actual, request) ->
        template.plain(request).filter(wanted -> comparison.same(wanted, actual)).isPresent();
  }

  private static Comparison numbers(String value, IntPredicate order) {
    BigDecimal wanted = number(value);
    return (actual, request) -> order.test(number(actual).compareTo(wanted));
  }

  private static BigDecimal number(String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw new MalformedPolicyException(
          "Syntax errors in policy: \"" + value + "\" is no number.");
    }
  }

  private static Comparison dates(String value, IntPredicate order) {
    Instant wanted = date(value);
    return (actual, request) -> order.test(date(actual).compareTo(wanted));
  }

  private static Instant date(String value) {
    try {
      return value.matches("\\d+")
          ? Instant.ofEpochSecond(Long.parseLong(value))
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new MalformedPolicyException("Syntax errors in policy: \"" + value + "\" is no date.");
    }
  }

  private static Comparison bool(String value) {
    String wanted = value.toLowerCase(Locale.ROOT);
    if (!wanted.equals("true") && !wanted.equals("false")) {
      throw new MalformedPolicyException(
          "Syntax errors in policy: \"" + value + "\" is neither true nor false.");
    }
    return (actual, request) -> actual.equalsIgnoreCase(wanted);
  }
}
