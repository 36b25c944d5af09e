package dev.custody.domain.storage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What a verification found a location to be able to do. What was not tried is unknown. */
public record Capabilities(Map<Capability, Answer> answers) {
  /** What was found of one capability. */
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  public static final Capabilities UNKNOWN = new Capabilities(Map.of());

  public Capabilities {
    Map<Capability, Answer> all = new EnumMap<>(Capability.class);
    for (Capability capability : Capability.values()) {
      all.put(capability, answers.getOrDefault(capability, Answer.UNKNOWN));
    }
    answers = Collections.unmodifiableMap(all);
  }

  public Answer of(Capability capability) {
    return answers.getOrDefault(capability, Answer.UNKNOWN);
  }

  public Capabilities with(Capability capability, Answer answer) {
    Map<Capability, Answer> changed = new EnumMap<>(Capability.class);
    changed.putAll(answers);
    changed.put(capability, answer);
    return new Capabilities(changed);
  }

  /** These, corrected by what was found later; what was not tried then stays as it was known. */
  public Capabilities correctedBy(Capabilities later) {
    Map<Capability, Answer> known = new EnumMap<>(answers);
    later.answers.forEach((capability, answer) -> {
      if (answer != Answer.UNKNOWN) {
        known.put(capability, answer);
      }
    });
    return new Capabilities(known);
  }
}
