package dev.custody.bootstrap;

import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Organizations;
import dev.custody.application.port.out.Scheduler;
import dev.custody.application.port.out.Tokens;
import dev.custody.application.port.out.Transactions;
import dev.custody.application.service.AuditTrail;
import dev.custody.application.service.DeniedTries;
import dev.custody.application.service.OrganizationService;
import dev.custody.application.service.TokenValidity;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.OrganizationId;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "token",
    description = {
      "Makes a token of an organization and prints it: the only time that it shows.",
      "On the embedded database the service must not be running."
    },
    mixinStandardHelpOptions = true)
final class TokenVerb implements Callable<Integer> {
  @Option(names = "--organization", required = true, description = "id of the organization, org_…")
  private String organization = "";

  @Option(names = "--name", defaultValue = "made by custody token", description = "what it is for")
  private String name = "";

  @Option(
      names = "--scope",
      description = "may be repeated; all scopes without one: recordings:read, recordings:write, …")
  private String[] scopes = {};

  @Option(names = "--valid-for", description = "how long, as PT8H or P30D; for ever without one")
  private @Nullable Duration validFor;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Logging.readable();
    OrganizationId id =
        OrganizationId.parse(organization)
            .orElseThrow(() -> wrong("'%s' is no id of an organization".formatted(organization)));
    Set<Scope> wanted = scopes.length == 0 ? EnumSet.allOf(Scope.class) : parsedScopes();
    try (ApplicationContext context = Service.context(Modes.SERVE, Map.of())) {
      ManageOrganizations organizations = organizations(context);
      organizations.get(id);
      InstantSource clock = context.getBean(InstantSource.class);
      ManageOrganizations.NewToken made =
          organizations.createToken(
              new ManageOrganizations.CreateToken(
                  new Caller.Operator(),
                  id,
                  name,
                  wanted,
                  Optional.ofNullable(validFor).map(clock.instant()::plus)));
      System.out.println(made.secret().reveal());
    }
    return 0;
  }

  /** Without the use cases that need the spool, which a running service holds. */
  private static ManageOrganizations organizations(ApplicationContext context) {
    Tokens tokens = context.getBean(Tokens.class);
    InstantSource clock = context.getBean(InstantSource.class);
    Scheduler scheduler = context.getBean(Scheduler.class);
    Ids ids = context.getBean(Ids.class);
    AuditTrail trail = new AuditTrail(context.getBean(AuditLog.class), scheduler, ids, clock);
    return new OrganizationService(
        context.getBean(Organizations.class),
        tokens,
        new TokenValidity(tokens, clock, scheduler),
        trail,
        new DeniedTries(trail, scheduler),
        context.getBean(Transactions.class),
        ids,
        clock,
        false);
  }

  private Set<Scope> parsedScopes() {
    Set<Scope> parsed = EnumSet.noneOf(Scope.class);
    for (String scope : scopes) {
      parsed.add(
          Scope.of(scope)
              .orElseThrow(() ->
                  wrong(
                      "'%s' is no scope; there are %s"
                          .formatted(
                              scope, Arrays.stream(Scope.values()).map(Scope::word).toList()))));
    }
    return parsed;
  }

  private CommandLine.ParameterException wrong(String message) {
    CommandSpec known =
        java.util.Objects.requireNonNull(spec, "picocli gives every command its spec");
    return new CommandLine.ParameterException(known.commandLine(), message);
  }
}
