package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.s3.Kits.Wish;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.policybuilder.iam.IamAction;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/** The service at work with a key of the user that its kit makes, in a strict cloud. */
class SetupKeyKitInUseTest {
  static Stream<Wish> wishes() {
    return Stream.of(Access.values()).map(access -> new Wish(access, true, Kits.ODD, true, false));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void whatTheServiceDoesIsAllowedAndVerified(Wish wish) {
    try (KitTown town = new KitTown(wish.settings()).setUpByKey()) {
      List<Check> told = new ArrayList<>();
      town.verifyByKey(told);

      Map<String, Boolean> declared =
          Map.of("read", wish.access().mayRead(), "delete", wish.access().mayDelete());
      for (Check check : told) {
        boolean askable = !check.id().equals("bucket-owner");
        assertEquals(
            declared.getOrDefault(check.id(), askable) ? CheckStatus.PASS : CheckStatus.SKIPPED,
            check.status(),
            check.id() + ": " + check.message());
        if (check.id().equals("access-key")) {
          assertTrue(check.message().contains(Kits.USER), check.message());
        }
      }
      List<String> expected = new ArrayList<>();
      expected.addAll(wish.access().mayRead() ? List.of() : SetupKitInUseTest.READING);
      expected.addAll(wish.access().mayDelete() ? List.of() : SetupKitInUseTest.DELETING);
      assertEquals(expected, town.workByKey(), "refused");
    }
  }

  /** Takes away one action at a time: whatever can be missing without a refusal was too much. */
  @Test
  void noActionIsSpare() {
    Wish everything = new Wish(Access.READ_WRITE_DELETE, true, Kits.ODD, true, false);
    try (KitTown town = new KitTown(everything.settings()).setUpByKey()) {
      IamPolicy policy = IamPolicy.fromJson(town.keyKit().file("permission-policy.json"));
      assertEquals(List.of(), town.workByKey());
      int tried = 0;
      for (IamStatement statement : policy.statements()) {
        for (IamAction action : statement.actions()) {
          town.user.permissions(SetupKitInUseTest.without(policy, statement, action).toJson());
          assertFalse(town.workByKey().isEmpty(), action.value() + " can be missing");
          tried++;
        }
      }
      assertEquals(9, tried);
    }
  }

  @Test
  void theBucketKeepsEverybodyElseFromTheRecordings() {
    try (KitTown town = new KitTown(Map.of("prefix", Kits.ODD)).setUpByKey()) {
      Role administrator = town.mighty(town.customer.role("administrator"));

      assertEquals(
          List.of("put", "upload", "abort", "head", "read", "range", "delete", "delete version"),
          town.work(administrator));
    }
  }
}
