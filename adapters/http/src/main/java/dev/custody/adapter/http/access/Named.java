package dev.custody.adapter.http.access;

import dev.custody.application.port.in.ControlAccess.Resource;
import dev.custody.domain.access.TokenId;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.VerificationId;
import java.util.Map;
import java.util.Optional;

/** What a path names within its organization, and by which of its variables. */
public enum Named {
  NOTHING,
  LOCATION,
  VERIFICATION,
  RECORDING,
  TOKEN;

  /** The variable that names the organization, in every path. */
  public static final String ORGANIZATION = "org";

  /**
   * What the variables name; empty if they hold no ids of the right form, since then nothing can be
   * there, and empty for {@link #NOTHING}.
   */
  Optional<Resource> read(Map<String, Object> variables) {
    return switch (this) {
      case NOTHING -> Optional.empty();
      case LOCATION -> location(variables).map(Resource.OfLocation::new);
      case VERIFICATION ->
          location(variables)
              .flatMap(location ->
                  VerificationId.parse(text(variables, "ver"))
                      .map(id -> new Resource.OfVerification(location, id)));
      case RECORDING -> RecordingId.parse(text(variables, "rec")).map(Resource.OfRecording::new);
      case TOKEN -> TokenId.parse(text(variables, "tok")).map(Resource.OfToken::new);
    };
  }

  static String text(Map<String, Object> variables, String name) {
    return String.valueOf(variables.get(name));
  }

  private static Optional<LocationId> location(Map<String, Object> variables) {
    return LocationId.parse(text(variables, "loc"));
  }
}
