package dev.custody.domain.storage;

/** Something that a location may allow us to do; measured, not declared. */
public enum Capability {
  WRITE,
  MULTIPART,
  READ,
  LIST,
  DELETE
}
