package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage.PartReceipt;
import dev.custody.application.port.out.storage.Storage.UploadId;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.storage.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Uploads in parts to one bucket. Every call names who must own the bucket. */
final class S3Uploads {
  private final BucketSettings bucket;
  private final BucketOwner owner;
  private final BucketCalls calls;

  S3Uploads(BucketSettings bucket, BucketOwner owner, BucketCalls calls) {
    this.bucket = bucket;
    this.owner = owner;
    this.calls = calls;
  }

  /**
   * The checksum is one of the whole object's bytes, so that the store can be held to it; but a
   * foreign store need not know those, and its parts are proven one by one.
   */
  UploadId begin(ObjectKey key, ObjectAttributes attributes) {
    var request =
        CreateMultipartUploadRequest.builder()
            .bucket(bucket.bucket().value())
            .key(key.value())
            .expectedBucketOwner(owner.account().orElse(null))
            .contentType(attributes.contentType().value())
            .metadata(Map.of(S3Objects.TOKEN, attributes.token()))
            .checksumAlgorithm(ChecksumAlgorithm.CRC32_C)
            .checksumType(calls.store().isForeign() ? null : ChecksumType.FULL_OBJECT);
    if (bucket.ownerFullControl()) {
      request.acl(ObjectCannedACL.BUCKET_OWNER_FULL_CONTROL);
    }
    bucket
        .kmsKeyArn()
        .ifPresent(
            arn -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(arn));
    String upload =
        calls
            .make(
                Operation.CREATE_MULTIPART,
                key.value(),
                (client, signed) ->
                    client.createMultipartUpload(request.overrideConfiguration(signed).build()))
            .uploadId();
    if (upload == null || upload.isBlank()) {
      throw Failures.notUnderstood(Operation.CREATE_MULTIPART, bucket, key.value());
    }
    return new UploadId(upload);
  }

  PartReceipt putPart(ObjectKey key, UploadId upload, int number, Content content) {
    return SentContent.sending(
        content,
        sent -> {
          var request =
              UploadPartRequest.builder()
                  .bucket(bucket.bucket().value())
                  .key(key.value())
                  .uploadId(upload.value())
                  .partNumber(number)
                  .contentLength(sent.length())
                  .checksumCRC32C(sent.crc32c())
                  .contentMD5(calls.store().isForeign() ? sent.md5() : null)
                  .expectedBucketOwner(owner.account().orElse(null));
          UploadPartResponse answer =
              calls.make(
                  Operation.UPLOAD_PART,
                  key.value(),
                  (client, signed) ->
                      client.uploadPart(
                          request.overrideConfiguration(signed).build(), sent.body()));
          return new PartReceipt(
              number,
              sent.length(),
              Objects.requireNonNullElse(answer.eTag(), ""),
              Checksums.told(answer.checksumCRC32C(), null));
        });
  }

  /**
   * @param whole the checksum of all parts together, where it is known
   */
  PutResult complete(
      ObjectKey key, UploadId upload, List<PartReceipt> parts, Optional<Checksum> whole) {
    var request =
        CompleteMultipartUploadRequest.builder()
            .bucket(bucket.bucket().value())
            .key(key.value())
            .uploadId(upload.value())
            .expectedBucketOwner(owner.account().orElse(null))
            .ifNoneMatch("*")
            .mpuObjectSize(parts.stream().mapToLong(PartReceipt::length).sum())
            .multipartUpload(named(parts));
    whole
        .filter(checksum -> !calls.store().isForeign())
        .ifPresent(checksum ->
            request
                .checksumCRC32C(Checksums.encoded(checksum))
                .checksumType(ChecksumType.FULL_OBJECT));
    return calls.make(
        Operation.COMPLETE_MULTIPART,
        key.value(),
        (client, signed) ->
            stored(
                key, client.completeMultipartUpload(request.overrideConfiguration(signed).build())),
        answer -> {
          if (answer.statusCode() == 409) {
            throw new StorageException.ContentRejected(
                "Another call for '%s' came between (%s); its upload begins anew."
                    .formatted(key, Words.code(answer)),
                answer);
          }
          return S3Objects.taken(answer);
        });
  }

  /**
   * That it was answered with 200 is proof of the whole where its parts are proven: so it must be
   * the store that answered, which tells what it made.
   */
  private PutResult stored(ObjectKey key, CompleteMultipartUploadResponse answer) {
    if (answer.key() == null && answer.eTag() == null) {
      throw Failures.notUnderstood(Operation.COMPLETE_MULTIPART, bucket, key.value());
    }
    return new PutResult.Stored(
        Optional.ofNullable(answer.versionId()),
        Objects.requireNonNullElse(answer.eTag(), ""),
        Checksums.told(answer.checksumCRC32C(), answer.checksumType()));
  }

  private static CompletedMultipartUpload named(List<PartReceipt> parts) {
    return CompletedMultipartUpload.builder()
        .parts(
            parts.stream()
                .map(part ->
                    CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .checksumCRC32C(part.stored().map(Checksums::encoded).orElse(null))
                        .build())
                .toList())
        .build();
  }

  void abort(ObjectKey key, UploadId upload) {
    try {
      calls.make(
          Operation.ABORT_MULTIPART,
          key.value(),
          (client, signed) ->
              client.abortMultipartUpload(
                  AbortMultipartUploadRequest.builder()
                      .bucket(bucket.bucket().value())
                      .key(key.value())
                      .uploadId(upload.value())
                      .expectedBucketOwner(owner.account().orElse(null))
                      .overrideConfiguration(signed)
                      .build()));
    } catch (StorageException.UploadGone e) {
      // That is what was wanted.
    }
  }
}
