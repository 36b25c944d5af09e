package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capabilities.Answer;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.policybuilder.iam.IamAction;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/**
 * The service at work in a strict cloud under the policies of its own kit: everything that it does
 * is allowed, and nothing is allowed that it does not do.
 */
class SetupKitInUseTest {
  static final List<String> READING = List.of("head", "read", "range", "list");
  static final List<String> DELETING = List.of("delete", "delete version");

  static Stream<Wish> wishes() {
    return Wish.all().filter(wish -> !wish.accessPoint() && wish.kms() == wish.acl());
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void whatTheServiceDoesIsAllowedAndVerified(Wish wish) {
    try (KitTown town = new KitTown(wish.settings()).setUp()) {
      List<Check> told = new ArrayList<>();
      Capabilities found = town.verify(told);

      Map<String, Boolean> declared =
          Map.of("read", wish.access().mayRead(), "delete", wish.access().mayDelete());
      for (Check check : told) {
        // Asking needs ListBucket without its condition; the write then tells whose the bucket is.
        boolean askable = !check.id().equals("bucket-owner");
        assertEquals(
            declared.getOrDefault(check.id(), askable) ? CheckStatus.PASS : CheckStatus.SKIPPED,
            check.status(),
            check.id() + ": " + check.message());
      }
      assertEquals(Answer.YES, found.of(Capability.MULTIPART));
      assertEquals(answer(wish.access().mayRead()), found.of(Capability.READ));
      assertEquals(answer(wish.access().mayDelete()), found.of(Capability.DELETE));

      List<String> expected = new ArrayList<>();
      expected.addAll(wish.access().mayRead() ? List.of() : READING);
      expected.addAll(wish.access().mayDelete() ? List.of() : DELETING);
      assertEquals(expected, town.work(), "refused");
    }
  }

  private static Answer answer(boolean yes) {
    return yes ? Answer.YES : Answer.NO;
  }

  /** Takes away one action at a time: whatever can be missing without a refusal was too much. */
  @Test
  void noActionIsSpare() {
    Wish everything = new Wish(Access.READ_WRITE_DELETE, true, Kits.ODD, true, false);
    try (KitTown town = new KitTown(everything.settings()).setUp()) {
      IamPolicy policy = IamPolicy.fromJson(town.kit().file("permission-policy.json"));
      assertEquals(List.of(), town.work());
      int tried = 0;
      for (IamStatement statement : policy.statements()) {
        for (IamAction action : statement.actions()) {
          town.role.permissions(without(policy, statement, action).toJson());
          assertFalse(town.work().isEmpty(), action.value() + " can be missing");
          tried++;
        }
      }
      assertEquals(9, tried);
    }
  }

  static IamPolicy without(IamPolicy policy, IamStatement from, IamAction action) {
    List<IamStatement> statements = new ArrayList<>();
    for (IamStatement statement : policy.statements()) {
      List<IamAction> actions = new ArrayList<>(statement.actions());
      if (statement.equals(from)) {
        actions.remove(action);
      }
      if (!actions.isEmpty()) {
        statements.add(statement.copy(changed -> changed.actions(actions)));
      }
    }
    return policy.copy(changed -> changed.statements(statements));
  }

  @Test
  void theBucketKeepsEverybodyElseFromTheRecordings() {
    try (KitTown town = new KitTown(Map.of("prefix", Kits.ODD)).setUp()) {
      Role another = town.mighty(town.customer.role("administrator"));

      assertEquals(
          List.of("put", "upload", "abort", "head", "read", "range", "delete", "delete version"),
          town.work(another));

      town.bucket.policy(without(town, "NobodyElse"));
      assertEquals(List.of(), town.work(another));
    }
  }

  @Test
  void theBucketKeepsTheRoleInsideThePrefixWhateverElseIsAttachedToIt() {
    try (KitTown town = new KitTown(Map.of("prefix", Kits.ODD)).setUp()) {
      town.mighty(town.role);
      assertEquals(CheckStatus.WARN, leastPrivilege(town).status());
      assertTrue(leastPrivilege(town).message().contains("listing all buckets"));

      town.bucket.policy(without(town, "NothingOutsideThePrefix"));
      assertTrue(leastPrivilege(town).message().contains("writing outside"));
      assertEquals(List.of(), town.work());
    }
  }

  private static Check leastPrivilege(KitTown town) {
    List<Check> told = new ArrayList<>();
    town.verify(told);
    return told.getLast();
  }

  private static String without(KitTown town, String sid) {
    IamPolicy policy = IamPolicy.fromJson(town.kit().file("bucket-policy.json"));
    List<IamStatement> statements = new ArrayList<>(policy.statements());
    assertTrue(statements.removeIf(statement -> statement.sid().equals(sid)));
    return policy.copy(changed -> changed.statements(statements)).toJson();
  }

  /** A bucket in another account must allow, too; the kit's bucket policy then does. */
  @Test
  void aBucketInAnotherAccountLetsTheRoleIn() {
    String owner = "777788889999";
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "expectedBucketOwner", owner, "access", "read-write-delete", "prefix", Kits.ODD));
    try (KitTown town = new KitTown(settings, owner).setUp()) {
      assertEquals(List.of(), town.work());

      town.bucket.withoutPolicy();
      assertEquals(9, town.work().size());
    }
  }

  @Test
  void withoutThePermissionPolicyEverythingEndsAtOnce() {
    try (KitTown town = new KitTown(Map.of("access", "read-write-delete")).setUp()) {
      assertEquals(List.of(), town.work());

      town.role.permissions();
      assertEquals(9, town.work().size());
    }
  }
}
