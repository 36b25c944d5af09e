package dev.custody.domain.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.custody.domain.recording.DeliveryPolicy.Step;
import dev.custody.domain.recording.Evidence.Acknowledged;
import dev.custody.domain.recording.Evidence.Content;
import dev.custody.domain.recording.Evidence.Found;
import dev.custody.domain.recording.Evidence.KeyTaken;
import dev.custody.domain.recording.Evidence.Missing;
import dev.custody.domain.recording.Evidence.NotToBeAsked;
import dev.custody.domain.recording.Evidence.ReadAgain;
import dev.custody.domain.recording.Evidence.UploadGone;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capabilities.Answer;
import dev.custody.domain.storage.Capability;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryPolicyTest {
  private static final Step CHECKSUM = new Step.Adopt(Proof.CHECKSUM);
  private static final Step HEAD = new Step.Adopt(Proof.HEAD);
  private static final Step READ_BACK = new Step.Adopt(Proof.READ_BACK);
  private static final Step ASK = new Step.Ask();
  private static final Step READ = new Step.ReadBack();
  private static final Step NEXT_KEY = new Step.NextKey();
  private static final Step AGAIN = new Step.SendAgain();
  private static final Step UNPROVABLE = new Step.Unprovable();

  /** Every evidence there can be; the step where reading is allowed, and where it is not. */
  static Stream<Arguments> table() {
    return Stream.of(
        arguments(new Acknowledged(Content.SAME), CHECKSUM, CHECKSUM),
        arguments(new Acknowledged(Content.DIFFERENT), NEXT_KEY, NEXT_KEY),
        arguments(new Acknowledged(Content.UNTOLD), ASK, ASK),
        arguments(new KeyTaken(), ASK, ASK),
        arguments(new UploadGone(), ASK, ASK),
        arguments(new Found(true, true, Content.SAME), HEAD, HEAD),
        arguments(new Found(true, true, Content.DIFFERENT), NEXT_KEY, NEXT_KEY),
        arguments(new Found(true, true, Content.UNTOLD), READ, UNPROVABLE),
        arguments(new Found(true, false, Content.SAME), HEAD, HEAD),
        arguments(new Found(true, false, Content.DIFFERENT), NEXT_KEY, NEXT_KEY),
        arguments(new Found(true, false, Content.UNTOLD), READ, UNPROVABLE),
        arguments(new Found(false, true, Content.SAME), HEAD, HEAD),
        arguments(new Found(false, true, Content.DIFFERENT), NEXT_KEY, NEXT_KEY),
        arguments(new Found(false, true, Content.UNTOLD), READ, NEXT_KEY),
        arguments(new Found(false, false, Content.SAME), NEXT_KEY, NEXT_KEY),
        arguments(new Found(false, false, Content.DIFFERENT), NEXT_KEY, NEXT_KEY),
        arguments(new Found(false, false, Content.UNTOLD), NEXT_KEY, NEXT_KEY),
        arguments(new Missing(), AGAIN, AGAIN),
        arguments(new NotToBeAsked(true), UNPROVABLE, UNPROVABLE),
        arguments(new NotToBeAsked(false), NEXT_KEY, NEXT_KEY),
        arguments(new ReadAgain(true), READ_BACK, READ_BACK),
        arguments(new ReadAgain(false), NEXT_KEY, NEXT_KEY));
  }

  @ParameterizedTest
  @MethodSource("table")
  void eachEvidenceHasOneNextStep(Evidence evidence, Step readable, Step unreadable) {
    assertEquals(readable, DeliveryPolicy.next(evidence, reading(Answer.YES)));
    assertEquals(unreadable, DeliveryPolicy.next(evidence, reading(Answer.NO)));
  }

  @ParameterizedTest
  @EnumSource(Answer.class)
  void whetherItMayBeReadIsTriedUnlessItIsKnownNotTo(Answer reading) {
    assertEquals(
        reading == Answer.NO ? UNPROVABLE : READ,
        DeliveryPolicy.next(new Found(true, true, Content.UNTOLD), reading(reading)));
  }

  @Test
  void nothingIsAdoptedWithoutAProofOfItsContent() {
    List<Evidence> unproven =
        table().map(row -> (Evidence) row.get()[0]).filter(evidence -> !proves(evidence)).toList();

    for (Evidence evidence : unproven) {
      for (Answer reading : Answer.values()) {
        assertFalse(
            DeliveryPolicy.next(evidence, reading(reading)) instanceof Step.Adopt,
            evidence.toString());
      }
    }
  }

  private static boolean proves(Evidence evidence) {
    return switch (evidence) {
      case Acknowledged(Content content) -> content == Content.SAME;
      case Found(boolean acknowledged, boolean ours, Content content) -> content == Content.SAME;
      case ReadAgain(boolean same) -> same;
      case KeyTaken taken -> false;
      case UploadGone gone -> false;
      case Missing missing -> false;
      case NotToBeAsked silent -> false;
    };
  }

  private static Capabilities reading(Answer answer) {
    return Capabilities.UNKNOWN.with(Capability.READ, answer);
  }
}
