package dev.custody.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.custody.domain.storage.Capabilities.Answer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  @Test
  void whatWasNotTriedIsUnknown() {
    Capabilities capabilities = new Capabilities(Map.of(Capability.READ, Answer.NO));

    assertEquals(Answer.NO, capabilities.of(Capability.READ));
    assertEquals(Answer.UNKNOWN, capabilities.of(Capability.WRITE));
    assertEquals(Set.of(Capability.values()), capabilities.answers().keySet());
  }

  @Test
  void oneAnswerIsChangedAlone() {
    Capabilities before = Capabilities.UNKNOWN.with(Capability.READ, Answer.NO);
    Capabilities after = before.with(Capability.WRITE, Answer.YES);

    assertEquals(Answer.UNKNOWN, before.of(Capability.WRITE));
    assertEquals(Answer.YES, after.of(Capability.WRITE));
    assertEquals(Answer.NO, after.of(Capability.READ));
  }

  @Test
  void whatIsFoundLaterCorrectsThemButForgetsNothing() {
    Capabilities known =
        Capabilities.UNKNOWN
            .with(Capability.WRITE, Answer.YES)
            .with(Capability.READ, Answer.NO)
            .with(Capability.DELETE, Answer.NO);
    Capabilities later =
        Capabilities.UNKNOWN.with(Capability.WRITE, Answer.NO).with(Capability.DELETE, Answer.YES);

    Capabilities corrected = known.correctedBy(later);

    assertEquals(Answer.NO, corrected.of(Capability.WRITE));
    assertEquals(Answer.NO, corrected.of(Capability.READ));
    assertEquals(Answer.YES, corrected.of(Capability.DELETE));
    assertEquals(Answer.UNKNOWN, corrected.of(Capability.LIST));
  }

  @Test
  void theyCannotBeChanged() {
    Map<Capability, Answer> answers = Capabilities.UNKNOWN.answers();

    assertThrows(
        UnsupportedOperationException.class, () -> answers.put(Capability.READ, Answer.YES));
  }
}
