package dev.custody.adapter.http.recording;

import dev.custody.adapter.http.paging.PublicUrl;
import dev.custody.domain.recording.RecordingRef;
import jakarta.inject.Singleton;

/** Where a recording is, and where a recorder goes on with it. */
@Singleton
public final class RecordingAddresses {
  private final PublicUrl url;

  RecordingAddresses(PublicUrl url) {
    this.url = url;
  }

  public String recording(RecordingRef ref) {
    return url.of(
        "/v1/organizations/%s/recordings/%s".formatted(ref.organization(), ref.recording()));
  }

  /** The tus upload, whose id is the recording's. */
  public String upload(RecordingRef ref) {
    return url.of("/v1/organizations/%s/uploads/%s".formatted(ref.organization(), ref.recording()));
  }
}
