package dev.custody.bootstrap;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "serve",
    description = "Runs the service (the default).",
    mixinStandardHelpOptions = true,
    footerHeading =
        "%nSettings, each also as an environment variable (CUSTODY_DATA_DIRECTORY, …):%n",
    footer = {
      "  micronaut.server.port           8080: 0 takes a free one",
      "  custody.data-directory          ./data: database, spool, filesystem storage; chmod 700",
      "  custody.public-url              http://localhost:<port>: used in links",
      "  custody.operator-token          needed: first operator token, 32 characters or more",
      "  custody.master-key              needed: base64 of 32 bytes; seals the secrets at rest",
      "  custody.database.url            H2 in the data directory; jdbc:postgresql:… for more machines",
      "  custody.database.username, .password",
      "  custody.default-storage.type    none: type of the location of organizations without their own",
      "  custody.spool.quota             as the disk allows: bytes that may wait here",
      "  custody.organization.quota      none: bytes of one organization that may wait here",
      "  custody.recording.max-size      5TB: the longest recording",
      "  custody.recording.idle-timeout  24h: after it a silent recording is closed",
      "  custody.delivery.retry-initial  1s: first wait after a passing fault; doubles, with jitter",
      "  custody.delivery.retry-max      15m: the longest wait",
      "  custody.delivery.blocked-probe  1m: between tries of a location that refuses",
      "  custody.external-id.customer-chosen  false: whether the operator may name external IDs, to",
      "                                  take over the customers of an older system",
      "  custody.verification.interval   24h: how often a location in use is verified anew"
    })
final class ServeVerb implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    Logging.json();
    Service service = Service.start(Modes.SERVE, Map.of());
    System.out.println("custody listens on " + service.address());
    service.awaitEnd();
    return 0;
  }
}
