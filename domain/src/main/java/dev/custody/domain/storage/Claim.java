package dev.custody.domain.storage;

/**
 * Something that two organizations must not share, as a type tells it: opaque to all but the type.
 *
 * @param resource such as a bucket or a role; two claims on different resources never collide
 * @param prefix the part of the resource that is claimed; empty for all of it
 */
public record Claim(String resource, String prefix) {

  /** Whether both claim some of the same. */
  public boolean overlaps(Claim other) {
    return resource.equals(other.resource)
        && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix));
  }
}
