package dev.custody.adapter.storage.s3;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks addresses up for connections, and judges them: what it answers is what is dialled, so that
 * a name whose address changes gains nothing. It is asked for literal addresses too.
 */
final class GuardedAddresses implements DnsResolver {
  private final AddressRules rules;
  private final Lookup lookup;

  /** All addresses of a host. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;

    Lookup SYSTEM = InetAddress::getAllByName;
  }

  GuardedAddresses(AddressRules rules, Lookup lookup) {
    this.rules = rules;
    this.lookup = lookup;
  }

  /** Nobody was dialled, since nobody may be at that address. */
  static final class ForbiddenException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(String why) {
      super(why);
    }
  }

  /** One address that is forbidden spoils them all: which is dialled is chance. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = lookup.all(host);
    for (InetAddress address : found) {
      Optional<String> forbidden = rules.forbidden(address);
      if (forbidden.isPresent()) {
        throw new ForbiddenException(forbidden.get());
      }
    }
    return found;
  }

  /** Nobody asks for it; a name is no more than it says. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
