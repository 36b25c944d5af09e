package dev.custody.domain.storage;

/**
 * Where a storage location is in its life: {@code draft → verified → active → retired}, degraded
 * while active and failing.
 */
public enum LocationState {
  DRAFT,
  VERIFIED,
  ACTIVE,
  DEGRADED,
  RETIRED;

  /** Whether new recordings go there. */
  public boolean inUse() {
    return this == ACTIVE || this == DEGRADED;
  }
}
