package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.store.ChecksumAlgorithm;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The checksum of an object that is made of parts. */
final class UploadChecksums {
  private UploadChecksums() {}

  static Optional<Checksum> of(Upload upload, List<Upload.Part> parts) {
    boolean all = parts.stream().allMatch(part -> part.checksum().isPresent());
    return upload
        .algorithm()
        .filter(algorithm -> all)
        .map(algorithm ->
            switch (upload.type()) {
              case FULL_OBJECT -> full(algorithm, parts);
              case COMPOSITE -> composite(algorithm, parts);
            });
  }

  private static Checksum full(ChecksumAlgorithm algorithm, List<Upload.Part> parts) {
    byte[] sum = parts.getFirst().checksum().orElseThrow();
    for (Upload.Part part : parts.subList(1, parts.size())) {
      sum = algorithm.combine(sum, part.checksum().orElseThrow(), part.blob().length());
    }
    return new Checksum(
        algorithm, Base64.getEncoder().encodeToString(sum), Checksum.Type.FULL_OBJECT);
  }

  private static Checksum composite(ChecksumAlgorithm algorithm, List<Upload.Part> parts) {
    ChecksumAlgorithm.Running running = algorithm.begin();
    for (Upload.Part part : parts) {
      byte[] sum = part.checksum().orElseThrow();
      running.update(sum, 0, sum.length);
    }
    return new Checksum(
        algorithm,
        Base64.getEncoder().encodeToString(running.value()) + "-" + parts.size(),
        Checksum.Type.COMPOSITE);
  }
}
