package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.testkit.FarSide;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.SelfSigned;
import dev.custody.application.port.out.storage.StorageType;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.storage.ObjectKey;
import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * S3 as others wrote it: S3Proxy, which checks signatures and knows nothing of policies. STS is the
 * strict cloud's; its sessions are made known to S3Proxy.
 */
final class S3ProxyFarSide implements FarSide {
  private static final Installation NOTHING_SET =
      Installation.of("", "", "", false, "", "", Duration.ZERO);

  private static final int LONGEST_SIGNED_AT_ONCE = 64 << 20;

  /** Under these names it keeps what open uploads are about. */
  private static final String OWN = ".s3proxy-";

  private static final SelfSigned TLS = SelfSigned.localhost();

  private final RoleFarSide roles = new RoleFarSide();
  private final BlobStore store = new TransientNio2BlobStore();
  private final List<Cloud> started = new ArrayList<>();
  private final S3Proxy proxy;
  private final boolean byKey;

  private S3ProxyFarSide(boolean byKey) {
    this.byKey = byKey;
    Credentials own = roles.service.accessKey();
    proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .secureEndpoint(URI.create("https://127.0.0.1:0"))
            .keyStore(TLS.file().toString(), TLS.password())
            .awsAuthentication(AuthenticationType.AWS_V4, own.accessKeyId(), own.secretAccessKey())
            .ignoreUnknownHeaders(true)
            .v4MaxNonChunkedRequestSize(LONGEST_SIGNED_AT_ONCE)
            .build();
    proxy.setBlobStoreLocator((identity, bucket, key) ->
        Optional.ofNullable(identity)
            .flatMap(roles.cloud::secretOf)
            .map(secret -> new AccessGrant(secret, store))
            .orElse(null));
    store.createContainer(RoleFarSide.BUCKET);
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy did not start", e);
    }
  }

  /** As the cloud of the whole installation, with STS beside it. */
  static S3ProxyFarSide ofTheInstallation() {
    return new S3ProxyFarSide(false);
  }

  /** As a store that a customer names. */
  static S3ProxyFarSide ofTheCustomer() {
    return new S3ProxyFarSide(true);
  }

  @Override
  public synchronized StorageType start() {
    TLS.trusted();
    Credentials key = roles.service.accessKey();
    Installation strict = roles.installation();
    Cloud made =
        Cloud.of(
            byKey
                ? NOTHING_SET
                : new Installation(
                    Optional.of(URI.create("http://127.0.0.1:" + proxy.getPort())),
                    strict.stsEndpoint(),
                    strict.region(),
                    true,
                    strict.principalArn(),
                    Optional.empty(),
                    strict.patience()),
            AddressRules.allowing(KeyFarSide.LOOPBACK),
            () ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())),
            System::nanoTime,
            new Random(7),
            time -> {});
    started.add(made);
    return byKey ? new KeyStorageType(made) : new RoleStorageType(made);
  }

  @Override
  public StorageSettings settings(OrganizationId organization) {
    return byKey ? ofKey() : roles.settings(organization);
  }

  /** One key for all organizations; S3Proxy knows no users. */
  private StorageSettings ofKey() {
    Credentials key = roles.service.accessKey();
    return new StorageSettings(
        Map.of(
            "bucket",
            new SettingValue.Text(RoleFarSide.BUCKET),
            "prefix",
            new SettingValue.Text("recordings/"),
            "access",
            new SettingValue.Text("read-write-delete"),
            "region",
            new SettingValue.Text("us-east-1"),
            "endpoint",
            new SettingValue.Text("https://127.0.0.1:" + proxy.getSecurePort()),
            "pathStyle",
            new SettingValue.Flag(true),
            KeySettings.ACCESS_KEY_ID,
            KeyFarSide.hidden(key.accessKeyId()),
            KeySettings.SECRET_ACCESS_KEY,
            KeyFarSide.hidden(key.secretAccessKey())));
  }

  @Override
  public Set<String> storedKeys() {
    Set<String> keys = new HashSet<>();
    String after = "";
    while (true) {
      var page =
          store.list(
              ListObjectsV2Request.builder()
                  .bucket(RoleFarSide.BUCKET)
                  .startAfter(after)
                  .maxKeys(1000)
                  .build());
      for (S3Object object : page.contents()) {
        if (!object.key().startsWith(OWN)) {
          keys.add(object.key());
        }
        after = object.key();
      }
      if (!Boolean.TRUE.equals(page.isTruncated())) {
        return keys;
      }
    }
  }

  @Override
  public byte[] storedBytes(ObjectKey key) {
    try (var in = store.getBlob(RoleFarSide.BUCKET, key.value())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int openUploads() {
    return store.listMultipartUploads(RoleFarSide.BUCKET).size();
  }

  @Override
  public void breakDown() {
    store.deleteContainer(RoleFarSide.BUCKET);
  }

  @Override
  public void close() {
    started.forEach(Cloud::close);
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy did not stop", e);
    }
    store.close();
    roles.close();
    TLS.distrust();
  }
}
