package dev.custody.domain.recording;

import dev.custody.domain.organization.OrganizationId;

/** A recording and whose it is: neither is ever used without the other. */
public record RecordingRef(OrganizationId organization, RecordingId recording) {
  @Override
  public String toString() {
    return organization + "/" + recording;
  }
}
