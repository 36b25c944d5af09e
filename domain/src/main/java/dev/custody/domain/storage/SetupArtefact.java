package dev.custody.domain.storage;

import java.net.URI;

/**
 * One file of a setup kit, filled in with the organization's values; or a link to where they are
 * filled in already, which is a file of the media type that links have (RFC 2483, section 5).
 */
public record SetupArtefact(String name, String title, String mediaType, String content) {
  private static final String LINK = "text/uri-list";

  /**
   * A link.
   *
   * @param title says what comes of following it
   * @param address by https alone
   */
  public static SetupArtefact link(String name, String title, URI address) {
    if (!"https".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException("no link leads to '" + address + "'");
    }
    return new SetupArtefact(name, title, LINK, address + "\n");
  }

  /** Whether it is to be followed, not saved. */
  public boolean isLink() {
    return mediaType.equals(LINK);
  }
}
