package dev.custody.adapter.storage.s3.cloud;

import static dev.custody.adapter.storage.s3.cloud.Town.allow;
import static dev.custody.adapter.storage.s3.cloud.Town.assertRefused;
import static dev.custody.adapter.storage.s3.cloud.Town.trust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.User;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may assume a role, for how long, and which external IDs a trust policy lets in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustTest {
  private static final String OURS = "acme-4f2b";
  private Town town;
  private User vendor;
  private int roles;

  @BeforeAll
  void start() {
    town = new Town();
    vendor = town.home.user("vendor").permissions(allow("sts:AssumeRole", "*"));
  }

  @AfterAll
  void stop() {
    town.close();
  }

  /**
   * The columns are our ID and the four probes: none, a random one, ours with its last character
   * changed, ours in the other case. Each wrong way of writing it is caught by one of them.
   */
  @ParameterizedTest(name = "{0} lets in: right {1}, none {2}, random {3}, last {4}, case {5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"StringEquals":{"sts:ExternalId":"acme-4f2b"}}           | true | false | false | false | false
          {"StringEqualsIfExists":{"sts:ExternalId":"acme-4f2b"}}   | true | true  | false | false | false
          {"StringLike":{"sts:ExternalId":"*"}}                     | true | false | true  | true  | true
          {"StringLike":{"sts:ExternalId":"acme-*"}}                | true | false | false | true  | false
          {"StringEqualsIgnoreCase":{"sts:ExternalId":"acme-4f2b"}} | true | false | false | false | true
          {"Null":{"sts:ExternalId":"false"}}                       | true | false | true  | true  | true
          {"StringNotEquals":{"sts:ExternalId":"other"}}            | true | true  | true  | true  | true
          {"StringEquals":{"sts:ExternalId":["x","acme-4f2b"]}}     | true | false | false | false | false
          {"StringEquals":{"sts:ExternalId":"other"}}               | false| false | false | false | false
          ''                                                        | true | true  | true  | true  | true
          """)
  void externalIds(
      String condition,
      boolean right,
      boolean none,
      boolean random,
      boolean last,
      boolean swapped) {
    Role role = role(trust(town.home.rootArn(), condition));
    assertEquals(right, lets(role, OURS), "right");
    assertEquals(none, lets(role, null), "none");
    assertEquals(random, lets(role, "0b7c8a4e-5f0e-4a53-9d58-0d3c0e2f7a11"), "random");
    assertEquals(last, lets(role, "acme-4f2c"), "last character");
    assertEquals(swapped, lets(role, "ACME-4F2B"), "case");
  }

  @Test
  void bothSidesMustAllowAcrossAccountsAndWithinOne() {
    Role abroad = role(trust(town.home.rootArn(), ""));
    User poor = town.home.user("poor");
    assertTrue(Town.may(() -> town.assume(vendor.accessKey(), abroad.arn(), r -> {})));
    assertFalse(Town.may(() -> town.assume(poor.accessKey(), abroad.arn(), r -> {})));
    Role untrusting = town.abroad.role("untrusting").permissions(Town.S3_ALL);
    assertFalse(Town.may(() -> town.assume(vendor.accessKey(), untrusting.arn(), r -> {})));
    assertFalse(
        Town.may(() ->
            town.assume(vendor.accessKey(), "arn:aws:iam::222222222222:role/nobody", r -> {})));
    User local = town.home.user("local");
    Role own = town.home.role("own").trust(trust(local.arn(), ""));
    assertTrue(Town.may(() -> town.assume(local.accessKey(), own.arn(), r -> {})), "named itself");
    assertFalse(Town.may(() -> town.assume(poor.accessKey(), own.arn(), r -> {})));
  }

  @Test
  void theRootOfAnAccountAssumesNothing() {
    Role role = role(trust(town.home.rootArn(), ""));
    assertFalse(Town.may(() -> town.assume(town.home.rootKey(), role.arn(), r -> {})));
  }

  @Test
  void aSessionLastsNoLongerThanItsRoleAllows() {
    Role role = role(trust(town.home.rootArn(), "")).maxSession(Duration.ofHours(2));
    town.assume(vendor.accessKey(), role.arn(), r -> r.durationSeconds(7200));
    for (int seconds : new int[] {7201, 899, 43_201}) {
      assertRefused(
          400,
          "ValidationError",
          () -> town.assume(vendor.accessKey(), role.arn(), r -> r.durationSeconds(seconds)));
    }
  }

  @Test
  void aChainedSessionLastsAnHourAtMost() {
    Role role = role(trust(town.home.rootArn(), "")).maxSession(Duration.ofHours(12));
    Credentials machine =
        town.home.role("machine").permissions(allow("sts:AssumeRole", "*")).machineSession("m");
    town.assume(machine, role.arn(), r -> r.durationSeconds(3600));
    assertRefused(
        400,
        "ValidationError",
        () -> town.assume(machine, role.arn(), r -> r.durationSeconds(3601)));
    town.assume(vendor.accessKey(), role.arn(), r -> r.durationSeconds(3601));
  }

  @Test
  void aSessionPolicyHasALimitAndMustBeRight() {
    Role role = role(trust(town.home.rootArn(), ""));
    String most = padded(2048);
    town.assume(vendor.accessKey(), role.arn(), r -> r.policy(most));
    assertRefused(
        400,
        "ValidationError",
        () -> town.assume(vendor.accessKey(), role.arn(), r -> r.policy(padded(2049))));
    assertRefused(
        400,
        "MalformedPolicyDocument",
        () -> town.assume(vendor.accessKey(), role.arn(), r -> r.policy("{}")));
  }

  @Test
  void namesAndIdsAreJudgedByTheirForm() {
    Role role = role(trust(town.home.rootArn(), ""));
    town.assume(vendor.accessKey(), role.arn(), r -> r.externalId("a_=,.@:/-1"));
    for (String wrong : new String[] {"a", "a b", "a#b"}) {
      assertRefused(
          400,
          "ValidationError",
          () -> town.assume(vendor.accessKey(), role.arn(), r -> r.externalId(wrong)));
    }
    assertRefused(
        400,
        "ValidationError",
        () -> town.assume(vendor.accessKey(), role.arn(), r -> r.roleSessionName("a b")));
  }

  private Role role(String trust) {
    return town.abroad.role("role-" + ++roles).trust(trust).permissions(Town.S3_ALL);
  }

  private boolean lets(Role role, @Nullable String externalId) {
    return Town.may(() ->
        town.assume(vendor.accessKey(), role.arn(), request -> request.externalId(externalId)));
  }

  private static String padded(int length) {
    String policy = allow("s3:PutObject", "*");
    return policy + " ".repeat(length - policy.length());
  }
}
