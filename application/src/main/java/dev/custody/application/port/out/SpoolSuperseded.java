package dev.custody.application.port.out;

/**
 * Another process has opened the same spool since: what this one says of it is refused, and changes
 * nothing.
 */
public final class SpoolSuperseded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SpoolSuperseded(SpoolId spool) {
    super(
        "Another process has opened the spool %s since this one did: it is the one that delivers what is in there. This one changes nothing any more."
            .formatted(spool));
  }
}
