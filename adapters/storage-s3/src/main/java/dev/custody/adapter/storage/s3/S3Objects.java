package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Whole objects of one bucket. Every call names who must own the bucket. */
final class S3Objects {
  static final String TOKEN = "custody-token";

  private final BucketSettings bucket;
  private final BucketOwner owner;
  private final BucketCalls calls;

  S3Objects(BucketSettings bucket, BucketOwner owner, BucketCalls calls) {
    this.bucket = bucket;
    this.owner = owner;
    this.calls = calls;
  }

  PutResult putIfAbsent(ObjectKey key, Content content, ObjectAttributes attributes) {
    return SentContent.sending(content, sent -> put(key, sent, attributes));
  }

  private PutResult put(ObjectKey key, SentContent sent, ObjectAttributes attributes) {
    var request =
        PutObjectRequest.builder()
            .bucket(bucket.bucket().value())
            .key(key.value())
            .expectedBucketOwner(owner.account().orElse(null))
            .ifNoneMatch("*")
            .contentType(attributes.contentType().value())
            .contentLength(sent.length())
            .checksumCRC32C(sent.crc32c())
            .contentMD5(calls.store().isForeign() ? sent.md5() : null)
            .metadata(Map.of(TOKEN, attributes.token()));
    if (bucket.ownerFullControl()) {
      request.acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL);
    }
    bucket
        .kmsKeyArn()
        .ifPresent(
            arn -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(arn));
    return calls.make(
        Operation.PUT_OBJECT,
        key.value(),
        (client, signed) ->
            stored(client.putObject(request.overrideConfiguration(signed).build(), sent.body())),
        S3Objects::taken);
  }

  /** A condition that does not hold means that there is an object. */
  static Optional<PutResult> taken(AwsServiceException answer) {
    return answer.statusCode() == 412
        ? Optional.of(new PutResult.AlreadyThere())
        : Optional.empty();
  }

  private static PutResult stored(PutObjectResponse answer) {
    return new PutResult.Stored(
        Optional.ofNullable(answer.versionId()),
        Objects.requireNonNullElse(answer.eTag(), ""),
        Checksums.told(answer.checksumCRC32C(), answer.checksumType()));
  }

  /**
   * Without the right to list, S3 answers 403 for an object that is not there, and a policy that
   * allows listing by prefix does not count here; and 404 may mean the bucket, since the answer to
   * a HEAD has no words. The list tells, where it may be asked.
   */
  Optional<ObjectHead> head(ObjectKey key) {
    return calls.make(
        Operation.HEAD_OBJECT,
        key.value(),
        (client, signed) ->
            Optional.of(
                told(
                    key,
                    client.headObject(
                        HeadObjectRequest.builder()
                            .bucket(bucket.bucket().value())
                            .key(key.value())
                            .expectedBucketOwner(owner.account().orElse(null))
                            .checksumMode(ChecksumMode.ENABLED)
                            .overrideConfiguration(signed)
                            .build()))),
        answer -> {
          boolean told = answer.statusCode() == 404;
          boolean mayBeMissing = told || answer.statusCode() == 403;
          return mayBeMissing && (isSurelyMissing(key) || told)
              ? Optional.of(Optional.empty())
              : Optional.empty();
        });
  }

  /**
   * @throws StorageException.Refused if it is the bucket that is missing
   */
  private boolean isSurelyMissing(ObjectKey key) {
    try {
      return page(key.value(), null, 1).contents().stream()
          .noneMatch(found -> key.value().equals(found.key()));
    } catch (StorageException.Refused e) {
      if (e.refusal().errorCode().filter("NoSuchBucket"::equals).isPresent()) {
        throw e;
      }
      return false;
    }
  }

  private ObjectHead told(ObjectKey key, HeadObjectResponse answer) {
    if (answer.contentLength() == null) {
      throw Failures.notUnderstood(Operation.HEAD_OBJECT, bucket, key.value());
    }
    return new ObjectHead(
        answer.contentLength(),
        Objects.requireNonNullElse(answer.eTag(), ""),
        Optional.ofNullable(answer.versionId()),
        Optional.ofNullable(answer.metadata().get(TOKEN)),
        Checksums.told(answer.checksumCRC32C(), answer.checksumType()));
  }

  InputStream read(ObjectKey key, Optional<ByteRange> range) {
    if (range.filter(wanted -> wanted.length() == 0).isPresent()) {
      return nothingOf(key);
    }
    String bytes =
        range
            .map(wanted -> "bytes=%d-%d".formatted(wanted.offset(), wanted.end() - 1))
            .orElse(null);
    return calls.make(
        Operation.GET_OBJECT,
        key.value(),
        (client, signed) ->
            new ObjectStream(
                client.getObject(
                    GetObjectRequest.builder()
                        .bucket(bucket.bucket().value())
                        .key(key.value())
                        .range(bytes)
                        .expectedBucketOwner(owner.account().orElse(null))
                        .overrideConfiguration(signed)
                        .build())),
        answer -> {
          if (answer.statusCode() == 403 && isSurelyMissing(key)) {
            throw missing(key, answer);
          }
          return answer.statusCode() == 416
              ? Optional.of(InputStream.nullInputStream())
              : Optional.empty();
        });
  }

  private InputStream nothingOf(ObjectKey key) {
    if (head(key).isEmpty()) {
      throw missing(key, null);
    }
    return InputStream.nullInputStream();
  }

  private static StorageException missing(ObjectKey key, @Nullable Throwable cause) {
    return new StorageException.ObjectMissing("There is no object '%s'.".formatted(key), cause);
  }

  void delete(ObjectKey key, Optional<String> versionId) {
    Operation operation =
        versionId.isPresent() ? Operation.DELETE_VERSION : Operation.DELETE_OBJECT;
    try {
      calls.make(
          operation,
          key.value(),
          (client, signed) ->
              client.deleteObject(
                  DeleteObjectRequest.builder()
                      .bucket(bucket.bucket().value())
                      .key(key.value())
                      .versionId(versionId.orElse(null))
                      .expectedBucketOwner(owner.account().orElse(null))
                      .overrideConfiguration(signed)
                      .build()));
    } catch (StorageException.ObjectMissing e) {
      // That is what was wanted.
    }
  }

  /** Objects whose keys none of ours can have are somebody else's, and left out. */
  List<ObjectKey> list(String prefix, Optional<ObjectKey> after, int limit) {
    List<ObjectKey> keys = new ArrayList<>();
    String behind = after.map(ObjectKey::value).orElse(null);
    while (true) {
      ListObjectsV2Response page = page(prefix, behind, limit - keys.size());
      for (S3Object found : page.contents()) {
        behind = found.key();
        wellFormed(found.key()).ifPresent(keys::add);
      }
      boolean more = Boolean.TRUE.equals(page.isTruncated()) && !page.contents().isEmpty();
      if (keys.size() == limit || !more) {
        return List.copyOf(keys);
      }
    }
  }

  private ListObjectsV2Response page(String prefix, @Nullable String after, int limit) {
    return calls.make(
        Operation.LIST_OBJECTS,
        prefix,
        (client, signed) ->
            client.listObjectsV2(
                ListObjectsV2Request.builder()
                    .bucket(bucket.bucket().value())
                    .prefix(prefix)
                    .startAfter(after)
                    .maxKeys(limit)
                    .expectedBucketOwner(owner.account().orElse(null))
                    .overrideConfiguration(signed)
                    .build()));
  }

  private static Optional<ObjectKey> wellFormed(String key) {
    try {
      return Optional.of(ObjectKey.of(key));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
