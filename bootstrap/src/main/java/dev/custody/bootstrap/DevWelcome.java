package dev.custody.bootstrap;

import dev.custody.application.port.in.ControlAccess;
import dev.custody.application.port.in.LogIn;
import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.in.ManageOrganizations.CreateOrganization;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.organization.OrganizationName;
import dev.custody.domain.paging.PageRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Makes the sample organization at the first start, and says how to begin. */
final class DevWelcome {
  private static final OrganizationName SAMPLE = new OrganizationName("Sample organization");

  private DevWelcome() {}

  /** The text to print; what it names is there. */
  static String prepare(Service service, DevSecrets secrets, Path data) {
    ManageOrganizations organizations = service.part(ManageOrganizations.class);
    List<Organization> existing =
        organizations.list(new Caller.Operator(), new PageRequest(1, Optional.empty())).items();
    Organization organization =
        existing.isEmpty()
            ? organizations.create(
                new CreateOrganization(new Caller.Operator(), SAMPLE, Optional.empty()))
            : existing.getFirst();
    String token = token(service, organization.id(), secrets.tokenFile());
    if (existing.isEmpty()) {
      streamSamples(service, organization.id(), token);
    }
    return text(service.address(), organization, token, logInLink(service, token), data);
  }

  /** The code stands behind the '#', which browsers keep to themselves: it reaches no log. */
  private static String logInLink(Service service, String token) {
    return service
        .part(ControlAccess.class)
        .authenticate(token)
        .filter(Caller.TokenHolder.class::isInstance)
        .map(Caller.TokenHolder.class::cast)
        .map(holder -> service.part(LogIn.class).code(holder).reveal())
        .map(code -> "%s/login#code=%s".formatted(service.address(), code))
        .orElseThrow(() -> new IllegalStateException("the sample token opens nothing"));
  }

  /** A disk without room for them is no reason not to start: what was answered says why. */
  private static void streamSamples(Service service, OrganizationId organization, String token) {
    try {
      SampleRecordings.stream(service.address(), organization, token);
    } catch (IOException e) {
      System.err.println("The sample recordings are missing: " + e.getMessage());
    }
  }

  private static String token(Service service, OrganizationId organization, Path file) {
    if (Files.exists(file)) {
      String kept = read(file);
      boolean opens =
          service
              .part(ControlAccess.class)
              .authenticate(kept)
              .filter(caller -> caller.sees(organization))
              .isPresent();
      if (opens) {
        return kept;
      }
    }
    String made =
        service
            .part(ManageOrganizations.class)
            .createToken(
                new ManageOrganizations.CreateToken(
                    new Caller.Operator(),
                    organization,
                    "made by custody dev",
                    EnumSet.allOf(Scope.class),
                    Optional.empty()))
            .secret()
            .reveal();
    PrivateFile.replace(file, made);
    return made;
  }

  private static String text(
      URI address, Organization organization, String token, String logInLink, Path data) {
    String recordings = "%s/v1/organizations/%s/recordings".formatted(address, organization.id());
    return """

    Custody is running, for this machine alone. Open this link; it logs you in, once and within an hour:

      %8$s

      API             %1$s/docs
      Organization    %2$s (%3$s)
      Token           %4$s
      Operator token  in %6$s
      Data            %7$s

    Record something:

      echo "hello, custody" | curl -sS -T - -X POST -H "Authorization: Bearer %4$s" -H "Content-Type: text/plain" "%5$s?title=hello"

    List what is there:

      curl -sS -H "Authorization: Bearer %4$s" "%5$s"

    Ctrl-C ends it; everything is kept in the data directory.
    """
        .formatted(
            address,
            organization.id(),
            organization.name(),
            token,
            recordings,
            data.resolve("operator-token"),
            data,
            logInLink);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }
}
