package dev.custody.bootstrap.portal;

import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.SelfSigned;
import dev.custody.adapter.storage.testkit.cloud.StrictCloud;
import dev.custody.adapter.storage.testkit.cloud.User;
import dev.custody.bootstrap.e2e.CustomerCloud;
import dev.custody.bootstrap.e2e.CustomerKeys;
import dev.custody.bootstrap.e2e.CustomerKeys.Given;
import java.nio.file.Path;
import java.util.List;

/** An administrator with a bucket in a store of their own, behind TLS, and a key for it. */
final class OwnerOfAKey implements AutoCloseable {
  private final CustomerKeys far;
  private final Given given;
  private final Administrator administrator;
  private final String location;

  /** The same store, as somebody shows it whose certificate nobody trusts. */
  private final StrictCloud untrusted =
      StrictCloud.secure(
          Path.of(System.getProperty("java.io.tmpdir")), SelfSigned.another().context());

  OwnerOfAKey(CustomerKeys far, Visit visit) {
    this.far = far;
    given = far.give();
    Credentials key = given.user().accessKey();
    administrator =
        new Administrator(visit)
            .configures(
                CustomerKeys.TYPE,
                List.of(
                    "bucket",
                    given.bucket().name(),
                    "region",
                    given.bucket().region(),
                    "access",
                    "read-write-delete",
                    "accessKeyId",
                    key.accessKeyId(),
                    "secretAccessKey",
                    key.secretAccessKey(),
                    "endpoint",
                    endpoint(),
                    "pathStyle",
                    "yes"));
    location = administrator.location();
    administrator.saves();
    administrator.isThrough();
  }

  Administrator administrator() {
    return administrator;
  }

  StrictCloud cloud() {
    return far.cloud();
  }

  Bucket bucket() {
    return given.bucket();
  }

  User user() {
    return given.user();
  }

  String endpoint() {
    return far.cloud().endpoint().toString();
  }

  String untrustedEndpoint() {
    return untrusted.endpoint().toString();
  }

  void beginsAnew() {
    administrator.isAtTheReportOf(location);
    far.cloud().behave();
    given.bucket().withoutPolicy();
    given.user().permissions(CustomerCloud.all(given.bucket()));
  }

  void pastesThePermissionPolicy() {
    given.user().permissions(administrator.copies());
  }

  @Override
  public void close() {
    untrusted.close();
  }
}
