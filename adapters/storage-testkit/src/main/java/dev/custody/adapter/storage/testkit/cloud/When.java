package dev.custody.adapter.storage.testkit.cloud;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which calls a fault strikes.
 *
 * @param under what their keys start with
 * @param skip so many matching calls go by first
 * @param times so many are struck then
 */
public record When(
    Set<Operation> operations,
    Optional<String> bucket,
    Optional<String> key,
    Optional<String> under,
    OptionalInt part,
    long skip,
    long times) {
  public When {
    operations = Set.copyOf(operations);
  }

  /** Every call of these operations, until the order is stopped. */
  public static When calling(Operation first, Operation... others) {
    return of(EnumSet.of(first, others));
  }

  /** Every call to a service, until the order is stopped. */
  public static When calling(Operation.Service service) {
    Set<Operation> operations = EnumSet.allOf(Operation.class);
    operations.removeIf(operation -> operation.service() != service);
    return of(operations);
  }

  private static When of(Set<Operation> operations) {
    return new When(
        operations,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        0,
        Long.MAX_VALUE);
  }

  public When bucket(String name) {
    return new When(operations, Optional.of(name), key, under, part, skip, times);
  }

  public When key(String name) {
    return new When(operations, bucket, Optional.of(name), under, part, skip, times);
  }

  /** Only calls on keys that start so. */
  public When under(String prefix) {
    return new When(operations, bucket, key, Optional.of(prefix), part, skip, times);
  }

  public When part(int number) {
    return new When(operations, bucket, key, under, OptionalInt.of(number), skip, times);
  }

  /** From the n-th on, counted from 1. */
  public When from(long nth) {
    return new When(operations, bucket, key, under, part, nth - 1, times);
  }

  public When times(long count) {
    return new When(operations, bucket, key, under, part, skip, count);
  }

  public When once() {
    return times(1);
  }

  boolean fits(Occasion call) {
    return operations.contains(call.operation())
        && (bucket.isEmpty() || bucket.equals(call.bucket()))
        && (key.isEmpty() || key.equals(call.key()))
        && under
            .map(prefix -> call.key().filter(k -> k.startsWith(prefix)).isPresent())
            .orElse(true)
        && (part.isEmpty() || part.equals(call.part()));
  }

  /** A call, as far as a fault asks. */
  record Occasion(
      Operation operation, Optional<String> bucket, Optional<String> key, OptionalInt part) {}
}
