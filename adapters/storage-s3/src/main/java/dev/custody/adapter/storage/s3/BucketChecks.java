package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.s3.Findings.Finding;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.Capabilities;
import dev.custody.domain.storage.Capabilities.Answer;
import dev.custody.domain.storage.Capability;
import dev.custody.domain.storage.Check.Fix;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;

/** What a bucket lets us do, found out by doing it with one small object. */
final class BucketChecks {
  /** An account that nobody has. */
  private static final String NOBODY = "000000000000";

  private static final UploadId NO_UPLOAD = new UploadId("custody-check-of-a-right");

  private final BucketSettings bucket;
  private final BucketOwner owner;
  private final BucketRegion region;
  private final BucketCalls wideCalls;
  private final S3Objects objects;
  private final S3Uploads uploads;
  private final S3Objects wideObjects;
  private final S3Uploads wideUploads;
  private final ObjectKey key;
  private final Optional<Fix> permissions;
  private Capabilities found = Capabilities.UNKNOWN;
  private Optional<String> version = Optional.empty();

  /**
   * @param narrow what deliveries have
   * @param wide all that was granted
   * @param permissions the policy that is right
   */
  BucketChecks(
      BucketPlace at, CredentialSource narrow, CredentialSource wide, Optional<Fix> permissions) {
    this.bucket = at.bucket();
    this.owner = at.owner();
    this.region = at.region();
    this.wideCalls = at.calls(wide);
    BucketCalls narrowCalls = at.calls(narrow);
    this.objects = new S3Objects(bucket, owner, narrowCalls);
    this.uploads = new S3Uploads(bucket, owner, narrowCalls);
    this.wideObjects = new S3Objects(bucket, owner, wideCalls);
    this.wideUploads = new S3Uploads(bucket, owner, wideCalls);
    this.key = at.checkKey();
    this.permissions = permissions;
  }

  Capabilities run(Findings findings, VerificationPhase phase) {
    findings.needed("bucket-region", "The bucket is there", this::bucketRegion);
    findings.needed("bucket-owner", "The bucket belongs to the right account", this::bucketOwner);
    boolean thorough = phase == VerificationPhase.ONBOARDING;
    findings.needed("write", "A recording can be written in parts", this::write);
    if (thorough) {
      findings.needed("put", "A recording can be stored", this::put);
      findings.told("read", "Recordings can be read and listed", this::read);
      findings.told("delete", "Recordings can be deleted", this::delete);
      findings.told("least-privilege", "No more is allowed than needed", this::leastPrivilege);
    }
    return found;
  }

  private Finding bucketRegion() {
    Optional<String> there = region.found(wideCalls, region.resolve(wideCalls));
    if (there.isEmpty()) {
      return headBucket(owner.account().orElse(null)) == 404
          ? missing()
          : Finding.pass("The store tells no region; it is asked as it was set up.");
    }
    return bucket
        .region()
        .filter(given -> !there.get().equals(given))
        .map(given ->
            Finding.of(
                CheckStatus.WARN,
                "The bucket is in '%s', not in '%s'; the right one is used. Correct the setting, or leave it out."
                    .formatted(there.get(), given)))
        .orElseGet(() -> Finding.pass("The bucket is in '%s'.".formatted(there.get())));
  }

  private Finding missing() {
    return new Finding(
        CheckStatus.FAIL,
        "There is no bucket '%s'. Make it, or correct its name; this service never makes one."
            .formatted(bucket.bucket().value()),
        Optional.of(
            new Refusal(
                Operation.HEAD_BUCKET.action(),
                Optional.of(bucket.bucket().value()),
                Optional.of("NoSuchBucket"),
                Optional.empty())),
        Optional.empty());
  }

  private Finding bucketOwner() {
    Optional<String> account = owner.account();
    if (account.isEmpty() || headBucket(NOBODY) == 200) {
      return Finding.of(CheckStatus.SKIPPED, "This store does not tell who owns a bucket.");
    }
    int named = headBucket(account.get());
    if (named == 200) {
      return Finding.pass("The bucket belongs to account %s.".formatted(account.get()));
    }
    if (named == 403 && headBucket(null) == 200) {
      return Finding.of(
          CheckStatus.FAIL,
          "The bucket does not belong to account %s, but to another one. If that is right, name its account as the bucket's owner."
              .formatted(account.get()));
    }
    return Finding.of(
        CheckStatus.SKIPPED,
        "Not asked: the policy does not allow asking about the bucket as a whole, and need not. Every write names account %s as the owner, so the next check fails if that is wrong."
            .formatted(account.get()));
  }

  /** The status of the answer. */
  private int headBucket(@Nullable String expected) {
    return wideCalls.make(
        Operation.HEAD_BUCKET,
        "",
        (client, signed) ->
            client
                .headBucket(
                    HeadBucketRequest.builder()
                        .bucket(bucket.bucket().value())
                        .expectedBucketOwner(expected)
                        .overrideConfiguration(signed)
                        .build())
                .sdkHttpResponse()
                .statusCode(),
        answer -> Optional.of(answer.statusCode()));
  }

  /**
   * Where giving up is denied, an upload would stay: then a conditional put proves the right to
   * write, which is the same for parts.
   */
  private Finding write() {
    Optional<StorageException.Refused> abortDenied = abort(NO_UPLOAD);
    if (abortDenied.isPresent()) {
      Finding stored = put();
      found = found.with(Capability.MULTIPART, found.of(Capability.WRITE));
      return stored.status() == CheckStatus.PASS ? mayNotAbort(abortDenied.get()) : stored;
    }
    try {
      UploadId upload = uploads.begin(key, CheckText.ATTRIBUTES);
      uploads.putPart(key, upload, 1, new CheckText());
      abortDenied = abort(upload);
    } catch (StorageException.Refused e) {
      found = found.with(Capability.WRITE, Answer.NO).with(Capability.MULTIPART, Answer.NO);
      return refused(e);
    }
    found = found.with(Capability.WRITE, Answer.YES).with(Capability.MULTIPART, Answer.YES);
    return abortDenied
        .map(this::mayNotAbort)
        .orElseGet(() -> Finding.pass("One part was written and given up."));
  }

  private Finding mayNotAbort(StorageException.Refused denied) {
    return new Finding(
        CheckStatus.WARN,
        "Recordings can be written, but an upload that breaks off cannot be given up and its parts stay. Allow s3:AbortMultipartUpload, or have the bucket end incomplete uploads by a lifecycle rule.",
        Optional.of(denied.refusal()),
        permissions);
  }

  private Optional<StorageException.Refused> abort(UploadId upload) {
    try {
      uploads.abort(key, upload);
      return Optional.empty();
    } catch (StorageException.Refused e) {
      return Optional.of(e);
    }
  }

  private Finding put() {
    try {
      PutResult result = objects.putIfAbsent(key, new CheckText(), CheckText.ATTRIBUTES);
      found = found.with(Capability.WRITE, Answer.YES);
      return switch (result) {
        case PutResult.Stored stored -> {
          version = stored.versionId();
          yield Finding.pass("A small object was stored.");
        }
        case PutResult.AlreadyThere there ->
            Finding.pass("The small object of an earlier verification is there still.");
      };
    } catch (StorageException.Refused e) {
      found = found.with(Capability.WRITE, Answer.NO);
      return refused(e);
    }
  }

  private Finding read() {
    Finding reading = refusable(Capability.READ, this::readObject);
    Finding listing = refusable(Capability.LIST, this::listObject);
    boolean declared = bucket.access().mayRead();
    if (reading.status() == CheckStatus.PASS && listing.status() == CheckStatus.PASS) {
      return declared
          ? Finding.pass("What was read is what was written.")
          : Finding.of(
                  CheckStatus.WARN,
                  "Wider than declared: the policy allows reading, and the access is set to write-only.")
              .with(permissions);
    }
    Finding failed = reading.status() == CheckStatus.PASS ? listing : reading;
    if (failed.refusal().isEmpty()) {
      return failed;
    }
    return declared
        ? failed.as(CheckStatus.WARN)
        : Finding.of(CheckStatus.SKIPPED, "Reading is not allowed, as the access says.");
  }

  private Finding readObject() {
    try (InputStream whole = wideObjects.read(key, Optional.empty());
        InputStream range = wideObjects.read(key, Optional.of(new ByteRange(8, 4)))) {
      return CheckText.is(whole.readAllBytes())
              && Arrays.equals(range.readAllBytes(), CheckText.piece(8, 4))
          ? Finding.pass("")
          : Finding.of(CheckStatus.FAIL, "What was read is not what was written.");
    } catch (IOException e) {
      throw new StorageException.Unavailable("Reading '%s' broke off.".formatted(key), e);
    }
  }

  private Finding listObject() {
    return wideObjects.list(key.value(), Optional.empty(), 1).contains(key)
        ? Finding.pass("")
        : Finding.of(CheckStatus.FAIL, "The object that was stored is not listed.");
  }

  private Finding delete() {
    Finding deleting = refusable(Capability.DELETE, this::deleteObject);
    boolean declared = bucket.access().mayDelete();
    if (deleting.status() == CheckStatus.PASS) {
      return declared
          ? deleting
          : Finding.of(
                  CheckStatus.WARN,
                  "Wider than declared: the policy allows deleting, which the access leaves out.")
              .with(permissions);
    }
    if (deleting.refusal().isEmpty()) {
      return deleting;
    }
    return declared
        ? deleting.as(CheckStatus.WARN)
        : Finding.of(
            CheckStatus.SKIPPED,
            "Deleting is not allowed, as the access says. One small text stays at '%s'; it may be deleted."
                .formatted(key));
  }

  private Finding deleteObject() {
    wideObjects.delete(key, version);
    if (isThere()) {
      return Finding.of(CheckStatus.FAIL, "The object is there still, although it was deleted.");
    }
    return Finding.pass("The small object was deleted.");
  }

  /** Without the right to list, an object that is missing is denied like one that is there. */
  private boolean isThere() {
    return found.of(Capability.READ) == Answer.YES
        && found.of(Capability.LIST) == Answer.YES
        && wideObjects.head(key).isPresent();
  }

  /** Measures a right; what is refused is the answer no. */
  private Finding refusable(Capability capability, Findings.Work work) {
    try {
      Finding finding = work.run();
      if (finding.status() == CheckStatus.PASS) {
        found = found.with(capability, Answer.YES);
      }
      return finding;
    } catch (StorageException.Refused e) {
      found = found.with(capability, Answer.NO);
      return refused(e);
    }
  }

  /** With the right policy, where that would help. */
  private Finding refused(StorageException.Refused e) {
    boolean helps =
        Denial.isOfPermissions(e.getCause())
            && (bucket.kmsKeyArn().isPresent() || !Denial.isOfKey(e.getCause()));
    return helps ? Finding.of(e).with(permissions) : Finding.of(e);
  }

  private Finding leastPrivilege() {
    if (writesOutside()) {
      return Finding.of(
              CheckStatus.WARN,
              "Wider than needed: the policy allows writing outside of '%s' too."
                  .formatted(bucket.prefix()))
          .with(permissions);
    }
    if (listsBuckets()) {
      return Finding.of(
              CheckStatus.WARN, "Wider than needed: the policy allows listing all buckets.")
          .with(permissions);
    }
    return Finding.pass("Nothing beyond the prefix is allowed.");
  }

  /** A part of no upload: whoever may write there is told that there is none, and nothing is. */
  private boolean writesOutside() {
    if (bucket.prefix().isEmpty()) {
      return false;
    }
    ObjectKey outside = ObjectKey.of("custody-check-outside-of-the-prefix");
    try {
      wideUploads.putPart(outside, NO_UPLOAD, 1, new CheckText());
      return true;
    } catch (StorageException.UploadGone e) {
      return true;
    } catch (StorageException.Refused e) {
      return false;
    }
  }

  private boolean listsBuckets() {
    try {
      wideCalls.make(
          Operation.LIST_BUCKETS,
          "buckets",
          (client, signed) ->
              client.listBuckets(b -> b.overrideConfiguration(signed).maxBuckets(1)));
      return true;
    } catch (StorageException.Refused e) {
      return false;
    }
  }
}
