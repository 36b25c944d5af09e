package dev.custody.application.port.in;

import dev.custody.domain.access.Caller;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.ByteRange;
import java.io.InputStream;

/** Finding recordings and reading them back, from the spool or from their location. */
public interface Play {

  Page<Recording> list(OrganizationId organization, RecordingFilter filter, PageRequest page);

  /** With the bytes that are durable at this moment. */
  Recording get(RecordingRef recording);

  /**
   * Some bytes of a recording, which the audit log tells once in a while; of one that is still
   * being received, bytes that are durable.
   *
   * @return to be closed by the caller; ends before the range does only by an {@link
   *     java.io.IOException}
   * @throws Refusal.Conflict with {@code STORAGE_REFUSES_READING} if its location does
   * @throws Refusal.StorageUnavailable if its location does not answer now
   * @throws IllegalArgumentException if the range goes beyond what is durable
   */
  InputStream read(Caller caller, RecordingRef recording, ByteRange range);

  /**
   * A recording from its first byte, going on as bytes become durable until it ends.
   *
   * @return to be closed by the caller, while another thread reads it too: that read then ends
   *     soon, with an {@link java.io.IOException}; breaks off when the caller's token opens nothing
   *     any more
   */
  InputStream follow(Caller caller, RecordingRef recording);
}
