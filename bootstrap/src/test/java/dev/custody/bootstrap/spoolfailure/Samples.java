package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.SpoolHeader;
import dev.custody.bootstrap.campaign.RandomBytes;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.ObjectKey;
import java.util.Map;
import java.util.OptionalLong;

/** Makes recordings up, each with an id of its own. */
final class Samples {
  private static final long MORE_THAN_ANY_GETS = 1L << 40;

  private int last;

  Pledge pledge(int organization, long content) {
    last++;
    RecordingRef ref =
        new RecordingRef(
            new OrganizationId("org_%026d".formatted(organization)),
            new RecordingId("rec_%026d".formatted(last)));
    return new Pledge(header(ref), new RandomBytes(content), MORE_THAN_ANY_GETS + last);
  }

  private static SpoolHeader header(RecordingRef ref) {
    return new SpoolHeader(
        ref,
        new LocationId("loc_%026d".formatted(7)),
        3,
        ObjectKey.of("recordings/%s/%s.cast".formatted(ref.organization(), ref.recording())),
        "token-" + ref.recording(),
        new ContentType("application/x-asciicast"),
        new Title("Session of " + ref.recording()),
        new Labels(Map.of("host", "db-1")),
        Pledge.THEN,
        OptionalLong.empty());
  }
}
