package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.Places;
import dev.custody.adapter.storage.testkit.cloud.Call;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.storage.Check;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator reads who connects a bucket by an access key. */
class KeyVerificationTest {
  private static final SettingValue NOTHING = new SettingValue.Cleared();

  @Nested
  class InAws {
    private final KeyFarSide farSide = KeyFarSide.ofTheInstallation();

    @AfterEach
    void close() {
      farSide.close();
    }

    @Test
    void aKeyOfAUserPassesAndEveryCallNamesItsAccount() {
      allowAll(farSide);
      Report told = verify(farSide, farSide.settings(Places.ACME));

      assertEquals(
          "The key is that of '%s'.".formatted(farSide.user(Places.ACME).arn()),
          told.of("access-key").message());
      assertEquals(CheckStatus.PASS, told.of("bucket-owner").status());
      for (Call call : farSide.cloud.calls()) {
        if (call.bucket().isPresent() && call.operation() != Operation.HEAD_BUCKET) {
          assertEquals(Optional.of(KeyFarSide.CUSTOMER), call.expectedOwner(), call.toString());
        }
      }
    }

    @Test
    void aKeyOfTheRootUserIsRefused() {
      Check check =
          verify(farSide, farSide.settings(Places.ACME, farSide.customer.rootKey()))
              .of("access-key");

      assertEquals(CheckStatus.FAIL, check.status());
      assertTrue(check.message().contains("Make a dedicated user"), check.message());
      assertTrue(check.fix().orElseThrow().content().contains("s3:PutObject"));
    }

    @Test
    void aKeyThatWasDeletedIsToldFromASecretThatIsWrong() {
      Credentials key = farSide.user(Places.ACME).newAccessKey();
      StorageSettings deleted = farSide.settings(Places.ACME, key);
      farSide.user(Places.ACME).deleteKey(key);
      StorageSettings mistyped =
          changed(farSide.settings(Places.ACME), KeySettings.SECRET_ACCESS_KEY, "mistypedmistyped");

      Check gone = verify(farSide, deleted).of("access-key");
      Check wrong = verify(farSide, mistyped).of("access-key");

      assertEquals(CheckStatus.FAIL, gone.status());
      assertEquals(Optional.of("InvalidClientTokenId"), gone.errorCode());
      assertTrue(gone.message().contains("deleted or disabled"), gone.message());
      assertEquals(CheckStatus.FAIL, wrong.status());
      assertEquals(Optional.of("SignatureDoesNotMatch"), wrong.errorCode());
      assertTrue(wrong.message().contains("mistyped"), wrong.message());
    }

    /** A cloud of the operator's that knows no such call, or denies it as it denies all. */
    @ParameterizedTest
    @CsvSource({"400, InvalidAction", "403, AccessDenied", "501, NotImplemented", "405, None"})
    void anStsThatDoesNotKnowTheCallLeavesItToTheNextChecks(int status, String code) {
      farSide.cloud.misbehave(
          When.calling(Operation.GET_CALLER_IDENTITY), Fault.answer(status, code));
      StorageSettings settings =
          changed(
              farSide.settings(Places.ACME),
              "expectedBucketOwner",
              new SettingValue.Text(KeyFarSide.CUSTOMER));

      Report told = verify(farSide, settings);

      assertEquals(CheckStatus.SKIPPED, told.of("access-key").status());
      assertTrue(told.of("access-key").message().contains("mistyped"));
      assertEquals(CheckStatus.PASS, told.of("delete").status());
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "503, SlowDown"})
    void anStsThatFailsProvesNothing(int status, String code) {
      farSide.cloud.misbehave(
          When.calling(Operation.GET_CALLER_IDENTITY), Fault.answer(status, code));

      assertEquals(
          CheckStatus.INCONCLUSIVE,
          verify(farSide, farSide.settings(Places.ACME)).of("access-key").status());
    }

    @Test
    void aCloudWithoutStsLeavesItToTheNextChecks() {
      Installation strict = farSide.installation();
      Cloud without =
          farSide.startCloud(
              new Installation(
                  strict.endpoint(),
                  Optional.empty(),
                  strict.region(),
                  true,
                  Optional.empty(),
                  Optional.empty(),
                  Duration.ZERO));

      Check check =
          verify(new KeyStorageType(without), farSide.settings(Places.ACME)).of("access-key");

      assertEquals(CheckStatus.SKIPPED, check.status());
      assertEquals(0, farSide.cloud.count(Operation.GET_CALLER_IDENTITY));
    }

    @Test
    void exactlyPutObjectIsEnoughForWriteOnly() {
      farSide
          .user(Places.ACME)
          .permissions(
              """
              {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject",
                "Resource":"arn:aws:s3:::acme-recordings/team ${$}1/recordings/*"}]}\
              """);
      StorageSettings settings =
          changed(farSide.settings(Places.ACME), "access", new SettingValue.Text("write-only"));

      for (int i = 0; i < 2; i++) {
        Report told = verify(farSide, settings);

        assertEquals(CheckStatus.WARN, told.of("write").status(), told.toString());
        assertEquals(
            Optional.of("s3:AbortMultipartUpload"), told.of("write").action(), told.toString());
        assertEquals(CheckStatus.PASS, told.of("put").status(), told.toString());
        assertEquals(CheckStatus.SKIPPED, told.of("read").status(), told.toString());
        assertEquals(CheckStatus.SKIPPED, told.of("delete").status(), told.toString());
      }
      assertEquals(1, farSide.storedKeys().size());
    }

    @Test
    void theRegionIsFoundOutAndAWrongOneIsCorrected() {
      Check found =
          verify(farSide, changed(farSide.settings(Places.ACME), "region", NOTHING))
              .of("bucket-region");
      Check corrected =
          verify(
                  farSide,
                  changed(
                      farSide.settings(Places.ACME), "region", new SettingValue.Text("us-west-2")))
              .of("bucket-region");

      assertEquals(CheckStatus.PASS, found.status());
      assertEquals(CheckStatus.WARN, corrected.status());
      assertTrue(corrected.message().contains("'eu-central-1', not in 'us-west-2'"));
    }

    @Test
    void aBucketOfSomebodyElseIsTold() {
      farSide.cloud.deleteBucket(KeyFarSide.BUCKET);
      farSide
          .cloud
          .account("777788889999")
          .bucket(KeyFarSide.BUCKET, KeyFarSide.REGION)
          .policy(
              """
              {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",
                "Action":"s3:*","Resource":["arn:aws:s3:::acme-recordings",
                "arn:aws:s3:::acme-recordings/*"]}]}\
              """);

      Report told = verify(farSide, farSide.settings(Places.ACME));

      assertEquals(CheckStatus.FAIL, told.of("write").status(), told.toString());
      assertEquals(Set.of(), farSide.storedKeys());
    }

    @Test
    void aDraftWithoutAKeySaysSo() {
      Check check =
          verify(
                  farSide,
                  changed(farSide.settings(Places.ACME), KeySettings.ACCESS_KEY_ID, NOTHING))
              .of("format");

      assertEquals(CheckStatus.FAIL, check.status());
      assertTrue(check.message().contains("No access key is set yet"), check.message());
    }
  }

  @Nested
  class InAStoreOfTheCustomers {
    private final KeyFarSide farSide = KeyFarSide.ofTheCustomer();

    @AfterEach
    void close() {
      farSide.close();
    }

    @Test
    void whomTheKeyBelongsToIsNotAsked() {
      Report told = verify(farSide, farSide.settings(Places.ACME));

      assertEquals(CheckStatus.SKIPPED, told.of("access-key").status());
      assertEquals(CheckStatus.SKIPPED, told.of("bucket-owner").status());
      assertEquals(0, farSide.cloud.count(Operation.GET_CALLER_IDENTITY));
      for (Call call : farSide.cloud.calls()) {
        assertEquals(Optional.empty(), call.expectedOwner());
      }
    }

    @Test
    void anOwnerThatIsGivenIsNamed() {
      allowAll(farSide);
      StorageSettings settings =
          changed(
              farSide.settings(Places.ACME),
              "expectedBucketOwner",
              new SettingValue.Text(KeyFarSide.CUSTOMER));

      assertEquals(CheckStatus.PASS, verify(farSide, settings).of("bucket-owner").status());
    }

    /** Ceph 16 and others. */
    @Test
    void aStoreThatOnlySaysAccessDeniedHasAMistypedSecretNamedAmongTheCauses() {
      farSide.cloud.misbehave(
          When.calling(Operation.Service.S3), Fault.accessDenied(), new Fault.NoErrorMessage());

      Check check = verify(farSide, farSide.settings(Places.ACME)).of("write");

      assertEquals(CheckStatus.FAIL, check.status());
      assertTrue(check.message().contains("mistyped secret access key"), check.message());
      assertTrue(check.message().contains("s3:PutObject in the user's"), check.message());
    }

    @Test
    void aStoreWithoutRegionsChecksumsAndOwnersWillDo() {
      farSide.cloud.misbehave(
          When.calling(Operation.Service.S3),
          new Fault.NoRegion(),
          new Fault.NoChecksums(),
          new Fault.NoTrailers(),
          new Fault.DeafToExpectedOwner());

      Report told = verify(farSide, farSide.settings(Places.ACME));

      assertTrue(
          told.checks().stream()
              .allMatch(check ->
                  check.status() == CheckStatus.PASS || check.status() == CheckStatus.SKIPPED),
          told.toString());
    }

    @Test
    void aRegionIsWanted() {
      Check check =
          verify(farSide, changed(farSide.settings(Places.ACME), "region", NOTHING)).of("format");

      assertEquals(CheckStatus.FAIL, check.status());
      assertTrue(check.message().contains("No region is named"), check.message());
    }

    @Test
    void anAddressThatMayNotBeReachedFailsAndSaysWhich() {
      StorageSettings settings =
          changed(
              farSide.settings(Places.ACME),
              "endpoint",
              new SettingValue.Text("https://[::ffff:127.0.0.1]:" + farSide.endpoint().getPort()));
      KeyStorageType strict =
          new KeyStorageType(withRules(farSide.startCloud(), AddressRules.allowing("::1/128")));

      Check literal = verify(strict, settings).of("format");
      Check named = verify(strict, farSide.settings(Places.ACME)).of("bucket-region");

      assertEquals(CheckStatus.FAIL, literal.status());
      assertTrue(literal.message().contains("127.0.0.1 is loopback"), literal.message());
      assertEquals(CheckStatus.FAIL, named.status(), named.toString());
      assertEquals(
          "Could not ask for bucket 'acme-recordings': its address 127.0.0.1 is loopback, and only"
              + " public addresses may be reached, and those in ::1/128.",
          named.message());
      assertEquals(0, farSide.cloud.count(Operation.HEAD_BUCKET));
    }

    private Cloud withRules(Cloud cloud, AddressRules rules) {
      return new Cloud(
          cloud.installation(),
          cloud.clients(),
          rules,
          new ForeignStores(rules, GuardedAddresses.Lookup.SYSTEM),
          cloud.keyHolders(),
          cloud.assumeRole(),
          cloud.broker(),
          cloud.regions(),
          cloud.principal(),
          cloud.pause());
    }

    /** Bodies as they are, with an MD5 that the oldest of stores compare. */
    @Test
    void nothingIsSentInChunksOrWithTrailers() {
      verify(farSide, farSide.settings(Places.ACME));

      List<Call> writes =
          farSide.cloud.calls().stream()
              .filter(call ->
                  call.operation() == Operation.PUT_OBJECT
                      || call.operation() == Operation.UPLOAD_PART)
              .toList();
      assertEquals(3, writes.size(), "a part, an object, and a part outside of the prefix");
      for (Call call : writes) {
        assertEquals("UNSIGNED-PAYLOAD", call.headers().get("x-amz-content-sha256"));
        assertTrue(call.headers().containsKey("content-md5"), call.toString());
        assertTrue(call.headers().containsKey("x-amz-checksum-crc32c"), call.toString());
        assertFalse(call.headers().containsKey("content-encoding"), call.toString());
        assertFalse(call.headers().containsKey("x-amz-trailer"), call.toString());
        assertFalse(call.headers().containsKey("x-amz-checksum-type"), call.toString());
      }
    }
  }

  /** A policy without a condition on prefixes, so that HeadBucket is answered. */
  private static void allowAll(KeyFarSide farSide) {
    farSide
        .user(Places.ACME)
        .permissions(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*",
              "Resource":["arn:aws:s3:::acme-recordings","arn:aws:s3:::acme-recordings/*"]}]}\
            """);
  }

  private record Report(List<Check> checks) {
    Check of(String id) {
      return checks.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }
  }

  private static Report verify(KeyFarSide farSide, StorageSettings settings) {
    return verify(new KeyStorageType(farSide.startCloud()), settings);
  }

  private static Report verify(KeyStorageType type, StorageSettings settings) {
    List<Check> told = new ArrayList<>();
    type.verify(Places.of(Places.ACME, settings), VerificationPhase.ONBOARDING, told::add);
    settings
        .secret(KeySettings.SECRET_ACCESS_KEY)
        .ifPresent(secret -> assertFalse(told.toString().contains(secret.reveal())));
    return new Report(told);
  }

  private static StorageSettings changed(StorageSettings settings, String field, String secret) {
    return changed(settings, field, KeyFarSide.hidden(secret));
  }

  private static StorageSettings changed(
      StorageSettings settings, String field, SettingValue value) {
    Map<String, SettingValue> values = new HashMap<>(settings.values());
    if (value instanceof SettingValue.Cleared) {
      values.remove(field);
    } else {
      values.put(field, value);
    }
    return new StorageSettings(values);
  }
}
