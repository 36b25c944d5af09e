package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.store.Blob;
import dev.custody.adapter.storage.testkit.cloud.store.ChecksumAlgorithm;
import dev.custody.adapter.storage.testkit.cloud.store.Content;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Calls on uploads in parts (Amazon S3, "Multipart upload limits"). */
final class S3UploadCalls {
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private static final int MOST_PARTS = 10_000;
  private static final long LEAST_BYTES = 5L << 20;

  private final S3Access access;
  private final Receiving receiving;
  private final Ids ids;
  private final InstantSource clock;

  S3UploadCalls(S3Access access, Receiving receiving, Ids ids, InstantSource clock) {
    this.access = access;
    this.receiving = receiving;
    this.ids = ids;
    this.clock = clock;
  }

  byte[] create(S3Call call, Headers headers) {
    S3ObjectCalls.refuseAcl(call);
    Optional<KmsKey> key = access.keyFor(call);
    access.checkKey(call, key, "kms:GenerateDataKey");
    boolean deaf = call.has(Fault.NoChecksums.class);
    Optional<ChecksumAlgorithm> algorithm =
        deaf
            ? Optional.empty()
            : call.header("x-amz-checksum-algorithm").flatMap(ChecksumAlgorithm::named);
    Checksum.Type type =
        call.header("x-amz-checksum-type")
            .map(Checksum.Type::valueOf)
            .orElseGet(() -> usual(algorithm));
    if (type == Checksum.Type.COMPOSITE
        && algorithm.filter(ChecksumAlgorithm.CRC64NVME::equals).isPresent()) {
      throw Refusal.invalidRequest(
          "The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm.");
    }
    if (type == Checksum.Type.FULL_OBJECT
        && algorithm.filter(named -> !named.isCombinable()).isPresent()) {
      throw Refusal.invalidRequest(
          "The FULL_OBJECT checksum type cannot be used with the %s checksum algorithm."
              .formatted(algorithm.get()));
    }
    Upload upload =
        new Upload(
            ids.opaque(64),
            call.key(),
            Attributes.of(call.request()),
            algorithm,
            type,
            key.map(KmsKey::arn),
            S3Access.asked(call),
            clock.instant());
    call.bucket().uploads().put(upload.id(), upload);
    algorithm.ifPresent(named ->
        headers
            .set("x-amz-checksum-algorithm", named.name())
            .set("x-amz-checksum-type", type.name()));
    return new Xml()
        .open("InitiateMultipartUploadResult", NAMESPACE)
        .add("Bucket", call.bucket().name())
        .add("Key", call.key())
        .add("UploadId", upload.id())
        .close("InitiateMultipartUploadResult")
        .bytes();
  }

  private static Checksum.Type usual(Optional<ChecksumAlgorithm> algorithm) {
    return algorithm.filter(ChecksumAlgorithm.CRC64NVME::equals).isPresent()
        ? Checksum.Type.FULL_OBJECT
        : Checksum.Type.COMPOSITE;
  }

  /** A checksum of checksums needs all of them; of a whole, what the parts lack is computed. */
  private static void checkAlgorithm(Upload upload, Optional<ChecksumAlgorithm> sent) {
    boolean may = sent.isEmpty() && upload.type() == Checksum.Type.FULL_OBJECT;
    if (upload.algorithm().isPresent() && !may && !sent.equals(upload.algorithm())) {
      throw Refusal.invalidRequest(
          "Checksum Type mismatch occurred, expected checksum Type: %s, actual checksum Type: %s"
              .formatted(
                  upload.algorithm().get(), sent.map(ChecksumAlgorithm::name).orElse("null")));
    }
  }

  Headers putPart(S3Call call) throws IOException {
    Upload upload = found(call);
    access.checkKey(call, access.keyNamed(upload.kmsKeyArn()), "kms:Decrypt");
    int number = call.parameter("partNumber").map(Integer::parseInt).orElse(0);
    if (number < 1 || number > MOST_PARTS) {
      throw Refusal.invalidArgument(
          "Part number must be an integer between 1 and 10000, inclusive");
    }
    if (!call.has(Fault.NoChecksums.class)) {
      checkAlgorithm(upload, Receiving.named(call));
    }
    Receiving.Received received = receiving.receive(call, upload.algorithm());
    boolean ofUpload = received.algorithm().equals(upload.algorithm());
    Upload.Part part =
        new Upload.Part(
            number,
            received.blob(),
            received.etag(),
            ofUpload ? received.checksum() : Optional.empty(),
            clock.instant());
    if (!upload.put(part)) {
      throw gone(call);
    }
    Headers headers = new Headers().set("ETag", call.quoted(part.etag()));
    if (!call.has(Fault.NoChecksums.class)) {
      received
          .algorithm()
          .ifPresent(algorithm ->
              headers.set(
                  algorithm.header(),
                  Base64.getEncoder().encodeToString(received.checksum().orElseThrow())));
    }
    return headers;
  }

  byte[] complete(S3Call call, Headers headers) throws IOException {
    Upload upload = found(call);
    access.checkKey(call, access.keyNamed(upload.kmsKeyArn()), "kms:Decrypt");
    List<CompletedParts.Named> named = CompletedParts.read(call.request().body());
    // Of two that complete it at once, the second finds it gone.
    synchronized (upload) {
      return completed(call, headers, found(call), named);
    }
  }

  private byte[] completed(
      S3Call call, Headers headers, Upload upload, List<CompletedParts.Named> named)
      throws IOException {
    List<Upload.Part> parts = chosen(call, upload, named);
    Content content = new Content(parts.stream().map(Upload.Part::blob).toList());
    call.header("x-amz-mp-object-size")
        .filter(size -> !size.equals(Long.toString(content.length())))
        .ifPresent(size -> {
          throw Refusal.invalidRequest(
              "The provided 'x-amz-mp-object-size' header does not match what was computed.");
        });
    Optional<Checksum> checksum = UploadChecksums.of(upload, parts);
    checkSaid(call, upload, checksum);
    StoredObject object =
        new StoredObject(
            call.key(),
            call.bucket().newVersionId(),
            false,
            content,
            call.bucket().hasOpaqueEtags()
                ? ids.hex(32) + "-" + parts.size()
                : Etags.ofParts(parts.stream().map(Upload.Part::etag).toList()),
            upload.attributes(),
            checksum,
            upload.kmsKeyArn(),
            clock.instant());
    S3ObjectCalls.putInPlace(call, object);
    upload.end(parts);
    call.bucket().uploads().remove(upload.id());
    S3ObjectCalls.tellVersion(call, object, headers);
    return told(call, object);
  }

  private static byte[] told(S3Call call, StoredObject object) {
    Xml xml =
        new Xml()
            .open("CompleteMultipartUploadResult", NAMESPACE)
            .add("Location", "/" + call.bucket().name() + "/" + call.key())
            .add("Bucket", call.bucket().name())
            .add("Key", call.key())
            .add("ETag", call.quoted(object.etag()));
    if (!call.has(Fault.NoChecksums.class)) {
      object
          .checksum()
          .ifPresent(checksum ->
              xml.add(checksum.algorithm().element(), checksum.value())
                  .add("ChecksumType", checksum.type().name()));
    }
    return xml.close("CompleteMultipartUploadResult").bytes();
  }

  private static void checkSaid(S3Call call, Upload upload, Optional<Checksum> checksum) {
    if (call.has(Fault.NoChecksums.class)) {
      return;
    }
    call.header("x-amz-checksum-type")
        .filter(type -> !type.equals(upload.type().name()))
        .ifPresent(type -> {
          throw Refusal.invalidRequest(
              "The upload was created using the %s checksum mode. The complete request must use the same checksum mode."
                  .formatted(upload.type()));
        });
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      call.header(algorithm.header())
          .filter(said ->
              checksum
                  .filter(own -> own.algorithm() == algorithm && own.value().equals(said))
                  .isEmpty())
          .ifPresent(said -> {
            throw new Refusal(
                400,
                "BadDigest",
                "The %s you specified did not match the calculated checksum.".formatted(algorithm));
          });
    }
  }

  private static List<Upload.Part> chosen(
      S3Call call, Upload upload, List<CompletedParts.Named> named) {
    if (named.isEmpty()) {
      throw new Refusal(
          400, "MalformedXML", "The XML you provided was not well-formed or did not validate");
    }
    int last = 0;
    for (CompletedParts.Named each : named) {
      checkNamesChecksum(call, upload, each);
      if (each.number() <= last) {
        throw new Refusal(
            400,
            "InvalidPartOrder",
            "The list of parts was not in ascending order. Parts must be ordered by part number.");
      }
      last = each.number();
    }
    List<Upload.Part> parts =
        named.stream()
            .map(each ->
                upload
                    .part(each.number())
                    .filter(part -> fits(call, upload, part, each))
                    .orElseThrow(() ->
                        new Refusal(
                                400,
                                "InvalidPart",
                                "One or more of the specified parts could not be found.")
                            .element("PartNumber", Integer.toString(each.number()))))
            .toList();
    for (Upload.Part part : parts.subList(0, parts.size() - 1)) {
      if (part.blob().length() < LEAST_BYTES) {
        throw new Refusal(
                400,
                "EntityTooSmall",
                "Your proposed upload is smaller than the minimum allowed size")
            .element("PartNumber", Integer.toString(part.number()));
      }
    }
    return parts;
  }

  private static void checkNamesChecksum(S3Call call, Upload upload, CompletedParts.Named named) {
    if (upload.type() == Checksum.Type.COMPOSITE && !call.has(Fault.NoChecksums.class)) {
      upload
          .algorithm()
          .filter(algorithm -> named.checksum(algorithm.element()).isEmpty())
          .ifPresent(algorithm -> {
            throw Refusal.invalidRequest(
                "The upload was created using a %s checksum. The complete request must include the checksum for each part. It was missing for part %d in the request."
                    .formatted(algorithm, named.number()));
          });
    }
  }

  private static boolean fits(
      S3Call call, Upload upload, Upload.Part part, CompletedParts.Named named) {
    boolean sameTag =
        part.etag().equals(Etags.unquoted(named.etag()))
            || (call.has(Fault.EmptyEtag.class) && Etags.unquoted(named.etag()).isEmpty());
    Optional<String> said =
        upload.algorithm().flatMap(algorithm -> named.checksum(algorithm.element()));
    boolean sameChecksum =
        said.isEmpty()
            || part.checksum()
                .map(Base64.getEncoder()::encodeToString)
                .filter(said.get()::equals)
                .isPresent();
    return sameTag && sameChecksum;
  }

  void abort(S3Call call) {
    Upload upload = found(call);
    upload.end(List.of());
    call.bucket().uploads().remove(upload.id());
  }

  byte[] listParts(S3Call call) {
    Upload upload = found(call);
    Xml xml =
        new Xml()
            .open("ListPartsResult", NAMESPACE)
            .add("Bucket", call.bucket().name())
            .add("Key", call.key())
            .add("UploadId", upload.id())
            .add("IsTruncated", "false");
    for (Upload.Part part : upload.parts()) {
      Blob blob = part.blob();
      xml.open("Part")
          .add("PartNumber", part.number())
          .add("ETag", call.quoted(part.etag()))
          .add("Size", blob.length())
          .close("Part");
    }
    return xml.close("ListPartsResult").bytes();
  }

  private static Upload found(S3Call call) {
    return call.parameter("uploadId")
        .map(call.bucket().uploads()::get)
        .filter(upload -> upload.key().equals(call.key()))
        .orElseThrow(() -> gone(call));
  }

  private static Refusal gone(S3Call call) {
    return new Refusal(
            404,
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.")
        .element("UploadId", call.parameter("uploadId").orElse(""));
  }
}
