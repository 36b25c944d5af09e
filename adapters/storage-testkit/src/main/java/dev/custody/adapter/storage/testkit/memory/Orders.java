package dev.custody.adapter.storage.testkit.memory;

import dev.custody.adapter.storage.testkit.memory.Effect.Quirk;
import dev.custody.domain.recording.Checksum;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for one call, of the faults that hit it. */
record Orders(Set<Quirk> quirks, OptionalLong breakAfter) {

  static Orders of(List<Fault> faults) {
    List<Effect> effects = faults.stream().map(Fault::effect).toList();
    return new Orders(
        effects.stream()
            .filter(Quirk.class::isInstance)
            .map(Quirk.class::cast)
            .collect(Collectors.toUnmodifiableSet()),
        effects.stream()
            .filter(Effect.Break.class::isInstance)
            .mapToLong(effect -> ((Effect.Break) effect).afterBytes())
            .min());
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  Optional<Checksum> told(Checksum checksum) {
    return has(Quirk.NO_CHECKSUM) ? Optional.empty() : Optional.of(checksum);
  }

  /** What is stored of the bytes that were sent; as many, of none nothing else. */
  byte[] stored(byte[] sent) {
    if (!has(Quirk.OTHER_BYTES) || sent.length == 0) {
      return sent;
    }
    byte[] other = sent.clone();
    other[other.length / 2] ^= 1;
    return other;
  }
}
