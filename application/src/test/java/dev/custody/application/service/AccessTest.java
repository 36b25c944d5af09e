package dev.custody.application.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.in.ControlAccess;
import dev.custody.application.port.in.ControlAccess.Access;
import dev.custody.application.port.in.ControlAccess.Decision;
import dev.custody.application.port.in.ControlAccess.Requirement;
import dev.custody.application.port.in.ControlAccess.Resource;
import dev.custody.application.port.in.ManageOrganizations.CreateToken;
import dev.custody.application.port.in.ManageOrganizations.NewToken;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Scope;
import dev.custody.domain.access.TokenHash;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.organization.Organization;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.StorageLocation;
import dev.custody.domain.storage.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every caller, on everything, wanting anything. */
class AccessTest {
  private final Bench bench = new Bench();
  private final Organization mine = bench.organization;
  private final Organization theirs = bench.organization("Theirs");
  private final NewToken all = bench.token(mine.id(), Scope.values());
  private final NewToken reader = bench.token(mine.id(), Scope.RECORDINGS_READ);
  private final NewToken stranger = bench.token(theirs.id(), Scope.values());
  private final Caller operator = new Caller.Operator();

  @Test
  void theMatrixOfCallersThingsAndRequirements() {
    Map<String, Optional<Resource>> present = present();
    Map<String, Optional<Resource>> absent = absent();
    for (Requirement requirement : requirements()) {
      for (Caller caller : List.of(operator, all.token().holder(), reader.token().holder())) {
        Decision expected = permits(caller, requirement) ? Decision.GRANTED : Decision.FORBIDDEN;
        present.forEach((what, resource) ->
            assertEquals(expected, judge(caller, mine, resource, requirement), what));
        absent.forEach((what, resource) ->
            assertEquals(Decision.HIDDEN, judge(caller, mine, resource, requirement), what));
      }
      Map<String, Optional<Resource>> everything = new LinkedHashMap<>(present);
      everything.putAll(absent);
      everything.forEach((what, resource) ->
          assertEquals(
              Decision.HIDDEN,
              judge(stranger.token().holder(), mine, resource, requirement),
              "a stranger learns nothing of " + what));
    }
  }

  @Test
  void myTokenOnTheirOrganizationFindsNothingOfMine() {
    present()
        .forEach((what, resource) ->
            resource.ifPresent(_ ->
                assertEquals(
                    Decision.HIDDEN,
                    judge(stranger.token().holder(), theirs, resource, new Requirement.AnyToken()),
                    what)));
  }

  @Test
  void anUnknownOrganizationIsHiddenFromTheOperatorToo() {
    assertEquals(
        Decision.HIDDEN,
        bench
            .useCases
            .controlAccess()
            .judge(
                operator,
                new Access(
                    Optional.of(bench.ids.organization()),
                    Optional.empty(),
                    new Requirement.OperatorOnly())));
  }

  @Test
  void whatBelongsToTheInstallationIsSeenByAll() {
    Access types = new Access(Optional.empty(), Optional.empty(), new Requirement.AnyToken());
    Access organizations =
        new Access(Optional.empty(), Optional.empty(), new Requirement.OperatorOnly());
    ControlAccess access = bench.useCases.controlAccess();

    assertEquals(Decision.GRANTED, access.judge(reader.token().holder(), types));
    assertEquals(Decision.FORBIDDEN, access.judge(all.token().holder(), organizations));
    assertEquals(Decision.GRANTED, access.judge(operator, organizations));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            access.judge(
                operator,
                new Access(
                    Optional.empty(),
                    Optional.of(new Resource.OfToken(all.token().id())),
                    new Requirement.AnyToken())));
  }

  @Test
  void tokensAreKnownByTheirSecretAlone() {
    ControlAccess access = bench.useCases.controlAccess();

    assertEquals(
        Optional.of(reader.token().holder()), access.authenticate(reader.secret().reveal()));
    for (String wrong :
        List.of(
            "",
            "x",
            reader.token().id().value(),
            reader.secret().hash().hex(),
            reader.secret().reveal() + " ",
            TokenSecret.from(new byte[TokenSecret.ENTROPY_BYTES]).reveal())) {
      assertTrue(access.authenticate(wrong).isEmpty(), wrong);
    }
  }

  @Test
  void theOperatorsTokenIsTakenAsItIs() {
    TokenHash hash = TokenSecret.hash("the operator's own words, of 32 or more");
    AccessService access =
        new AccessService(
            Optional.of(hash),
            bench.tokens,
            bench.organizations,
            bench.locations,
            bench.verifications,
            bench.recordings,
            new TokenValidity(bench.tokens, bench.clock, bench.scheduler),
            new DeniedTries(
                new AuditTrail(bench.audit, bench.scheduler, bench.ids, bench.clock),
                bench.scheduler),
            bench.clock);

    assertEquals(
        Optional.of(operator), access.authenticate("the operator's own words, of 32 or more"));
    assertTrue(access.authenticate("the operator's own words, of 32 or mor").isEmpty());
    assertTrue(bench.useCases.controlAccess().authenticate("").isEmpty(), "none set, none taken");
  }

  @Test
  void anExpiredOrRevokedTokenOpensNothing() {
    NewToken brief =
        bench
            .useCases
            .manageOrganizations()
            .createToken(
                new CreateToken(
                    operator,
                    mine.id(),
                    "brief",
                    Set.of(Scope.RECORDINGS_READ),
                    Optional.of(bench.clock.instant().plusSeconds(60))));
    ControlAccess access = bench.useCases.controlAccess();
    assertTrue(access.authenticate(brief.secret().reveal()).isPresent());

    bench.scheduler.advance(Duration.ofSeconds(60));
    assertTrue(access.authenticate(brief.secret().reveal()).isEmpty());
    bench.useCases.manageOrganizations().revokeToken(Bench.CALLER, mine.id(), reader.token().id());
    assertTrue(access.authenticate(reader.secret().reveal()).isEmpty());
  }

  private Map<String, Optional<Resource>> present() {
    StorageLocation location = bench.location;
    Verification verification =
        bench.useCases.configureStorage().verify(Bench.CALLER, mine.id(), location.id());
    bench.scheduler.runReady();
    RecordingRef recording = bench.begun().ref();
    Map<String, Optional<Resource>> things = new LinkedHashMap<>();
    things.put("the organization", Optional.empty());
    things.put("a location", Optional.of(new Resource.OfLocation(location.id())));
    things.put(
        "a verification",
        Optional.of(new Resource.OfVerification(location.id(), verification.id())));
    things.put("a recording", Optional.of(new Resource.OfRecording(recording.recording())));
    things.put("a token", Optional.of(new Resource.OfToken(all.token().id())));
    return things;
  }

  private Map<String, Optional<Resource>> absent() {
    StorageLocation foreign = bench.activeLocation(theirs.id(), "theirs");
    Verification theirReport =
        bench.useCases.configureStorage().verify(Bench.CALLER, theirs.id(), foreign.id());
    bench.scheduler.runReady();
    RecordingRef foreignRecording = bench.begunBy(theirs).ref();
    RecordingRef discarded = bench.begun().ref();
    bench.useCases.record().discard(Bench.CALLER, discarded);
    Map<String, Optional<Resource>> things = new LinkedHashMap<>();
    things.put("their location", Optional.of(new Resource.OfLocation(foreign.id())));
    things.put(
        "their verification",
        Optional.of(new Resource.OfVerification(foreign.id(), theirReport.id())));
    things.put(
        "their verification under my location",
        Optional.of(new Resource.OfVerification(bench.location.id(), theirReport.id())));
    things.put(
        "their recording", Optional.of(new Resource.OfRecording(foreignRecording.recording())));
    things.put("their token", Optional.of(new Resource.OfToken(stranger.token().id())));
    things.put(
        "a discarded recording", Optional.of(new Resource.OfRecording(discarded.recording())));
    things.put("no recording", Optional.of(new Resource.OfRecording(bench.ids.recording())));
    things.put("no location", Optional.of(new Resource.OfLocation(bench.ids.location())));
    things.put("no token", Optional.of(new Resource.OfToken(bench.ids.token())));
    return things;
  }

  private static List<Requirement> requirements() {
    List<Requirement> all = new ArrayList<>();
    all.add(new Requirement.AnyToken());
    all.add(new Requirement.OperatorOnly());
    for (Scope scope : Scope.values()) {
      all.add(new Requirement.HasScope(scope));
      all.add(new Requirement.ScopeOrOperator(scope));
    }
    return all;
  }

  private boolean permits(Caller caller, Requirement requirement) {
    boolean isOperator = caller.equals(operator);
    return switch (requirement) {
      case Requirement.AnyToken any -> true;
      case Requirement.OperatorOnly only -> isOperator;
      case Requirement.HasScope(Scope scope) -> !isOperator && has(caller, scope);
      case Requirement.ScopeOrOperator(Scope scope) -> isOperator || has(caller, scope);
    };
  }

  private boolean has(Caller caller, Scope scope) {
    return caller.equals(all.token().holder()) || scope == Scope.RECORDINGS_READ;
  }

  private Decision judge(
      Caller caller, Organization owner, Optional<Resource> resource, Requirement requirement) {
    return bench
        .useCases
        .controlAccess()
        .judge(caller, new Access(Optional.of(owner.id()), resource, requirement));
  }
}
