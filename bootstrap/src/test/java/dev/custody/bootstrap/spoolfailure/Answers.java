package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.domain.recording.Ending;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the spool had answered of one recording at one moment: none of it may be otherwise later.
 *
 * @param durable the highest offset that it named
 * @param deliveries what it kept of them, in order
 */
record Answers(
    Set<Step> done, long durable, Optional<Ending> ending, List<DeliveryRecord> deliveries) {
  static final Answers NONE = new Answers(Set.of(), 0, Optional.empty(), List.of());

  Answers {
    done = Set.copyOf(done);
    deliveries = List.copyOf(deliveries);
  }

  boolean has(Step step) {
    return done.contains(step);
  }

  Answers with(Step step) {
    Set<Step> more = EnumSet.of(step);
    more.addAll(done);
    return new Answers(more, durable, ending, deliveries);
  }

  Answers with(Ending answered) {
    return new Answers(with(Step.END).done, durable, Optional.of(answered), deliveries);
  }

  Answers with(DeliveryRecord kept) {
    List<DeliveryRecord> more = new ArrayList<>(deliveries);
    more.add(kept);
    return new Answers(done, durable, ending, more);
  }

  Answers withDurable(long offset) {
    return new Answers(done, Math.max(durable, offset), ending, deliveries);
  }
}
