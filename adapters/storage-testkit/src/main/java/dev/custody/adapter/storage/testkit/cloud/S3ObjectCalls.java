package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Exchange;
import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.store.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls on whole objects. */
final class S3ObjectCalls {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private final S3Access access;
  private final Receiving receiving;
  private final InstantSource clock;

  S3ObjectCalls(S3Access access, Receiving receiving, InstantSource clock) {
    this.access = access;
    this.receiving = receiving;
    this.clock = clock;
  }

  /** From and to, both included. */
  private record Range(long from, long to) {}

  Headers put(S3Call call) throws IOException {
    refuseAcl(call);
    Optional<KmsKey> key = access.keyFor(call);
    access.checkKey(call, key, "kms:GenerateDataKey");
    Attributes attributes = Attributes.of(call.request());
    Receiving.Received received = receiving.receive(call, Optional.empty());
    Optional<Checksum> checksum =
        received
            .algorithm()
            .map(algorithm ->
                new Checksum(
                    algorithm,
                    Base64.getEncoder().encodeToString(received.checksum().orElseThrow()),
                    Checksum.Type.FULL_OBJECT));
    StoredObject object =
        new StoredObject(
            call.key(),
            call.bucket().newVersionId(),
            false,
            Content.of(received.blob()),
            received.etag(),
            attributes,
            checksum,
            key.map(KmsKey::arn),
            clock.instant());
    putInPlace(call, object);
    Headers headers = new Headers().set("ETag", call.quoted(object.etag()));
    tellVersion(call, object, headers);
    call.tell(headers, checksum);
    return headers;
  }

  static void putInPlace(S3Call call, StoredObject object) {
    if (!call.bucket().contents().put(object, call.unlessThere())) {
      throw new Refusal(
              412,
              "PreconditionFailed",
              "At least one of the pre-conditions you specified did not hold")
          .element("Condition", "If-None-Match");
    }
  }

  static void tellVersion(S3Call call, StoredObject object, Headers headers) {
    if (call.bucket().isVersioned()) {
      headers.set("x-amz-version-id", object.versionId());
    }
    object
        .kmsKeyArn()
        .ifPresent(arn ->
            headers
                .set("x-amz-server-side-encryption", "aws:kms")
                .set("x-amz-server-side-encryption-aws-kms-key-id", arn));
  }

  /** Where ACLs are off, only the one that says what holds anyway is taken. */
  static void refuseAcl(S3Call call) {
    call.header("x-amz-acl")
        .filter(acl -> !call.bucket().takesAcls() && !acl.equals("bucket-owner-full-control"))
        .ifPresent(acl -> {
          throw new Refusal(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        });
  }

  void get(S3Call call) throws IOException {
    StoredObject object = found(call);
    access.checkKey(call, access.keyNamed(object.kmsKeyArn()), "kms:Decrypt");
    Optional<Range> range = range(call, object);
    Headers headers = described(call, object);
    long from = range.map(Range::from).orElse(0L);
    if (call.has(Fault.LoseReply.class)) {
      throw new Exchange.Cut();
    }
    long length =
        range.map(r -> r.to() - r.from() + 1).orElse(object.length())
            - (call.has(Fault.Shortened.class) ? 1 : 0);
    headers.set("Content-Length", Long.toString(length));
    range.ifPresent(r ->
        headers.set(
            "Content-Range", "bytes %d-%d/%d".formatted(r.from(), r.to(), object.length())));
    int status = range.isPresent() ? 206 : 200;
    call.notes().answered(status);
    OutputStream out = call.exchange().begin(status, headers);
    Optional<Fault.CutInBody> cut = call.struck().by(Fault.CutInBody.class);
    if (cut.isPresent()) {
      object.content().writeTo(out, from, Math.min(length, cut.get().afterBytes()));
      out.flush();
      throw new Exchange.Cut();
    }
    object.content().writeTo(out, from, length);
    out.flush();
  }

  Headers head(S3Call call) {
    StoredObject object = found(call);
    if (asksForChecksum(call) && object.checksum().isPresent()) {
      access.checkKey(call, access.keyNamed(object.kmsKeyArn()), "kms:Decrypt");
    }
    return described(call, object).set("Content-Length", Long.toString(object.length()));
  }

  private StoredObject found(S3Call call) {
    Versions contents = call.bucket().contents();
    Optional<StoredObject> object =
        call.parameter("versionId")
            .map(version -> contents.version(call.key(), version))
            .orElseGet(() -> contents.current(call.key()));
    if (object.filter(StoredObject::isDeleteMarker).isPresent()) {
      throw new Refusal(
          405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }
    if (object.isPresent()) {
      return object.get();
    }
    if (call.parameter("versionId").isPresent() && access.mayList(call)) {
      throw new Refusal(404, "NoSuchVersion", "The specified version does not exist.")
          .element("Key", call.key());
    }
    throw access.mayList(call)
        ? new Refusal(404, "NoSuchKey", "The specified key does not exist.")
            .element("Key", call.key())
        : Refusal.accessDenied();
  }

  private static Headers described(S3Call call, StoredObject object) {
    Headers headers = new Headers();
    object.attributes().tell(headers);
    headers.set("ETag", call.quoted(object.etag()));
    headers.set("Accept-Ranges", "bytes");
    headers.set(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(object.modified().atOffset(ZoneOffset.UTC)));
    tellVersion(call, object, headers);
    if (asksForChecksum(call)) {
      call.tell(headers, object.checksum());
    }
    return headers;
  }

  private static boolean asksForChecksum(S3Call call) {
    return call.header("x-amz-checksum-mode").filter("ENABLED"::equals).isPresent();
  }

  private static Optional<Range> range(S3Call call, StoredObject object) {
    Optional<String> asked = call.header("Range");
    Matcher matcher = RANGE.matcher(asked.orElse(""));
    if (asked.isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    long length = object.length();
    String first = matcher.group(1);
    String last = matcher.group(2);
    long from =
        first.isEmpty() ? Math.max(0, length - Long.parseLong(last)) : Long.parseLong(first);
    long to =
        first.isEmpty() || last.isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(last));
    if (from >= length || to < from) {
      throw new Refusal(416, "InvalidRange", "The requested range is not satisfiable")
          .element("RangeRequested", asked.get())
          .element("ActualObjectSize", Long.toString(length));
    }
    return Optional.of(new Range(from, to));
  }

  Headers delete(S3Call call) {
    Bucket bucket = call.bucket();
    Headers headers = new Headers();
    Optional<String> version = call.parameter("versionId");
    if (version.isPresent()) {
      refuseLocked(call, version.get());
      bucket
          .contents()
          .remove(call.key(), version.get())
          .ifPresent(gone -> {
            headers.set("x-amz-version-id", gone.versionId());
            if (gone.isDeleteMarker()) {
              headers.set("x-amz-delete-marker", "true");
            }
          });
      return headers;
    }
    if (!bucket.isVersioned()) {
      bucket.contents().remove(call.key(), "null");
      return headers;
    }
    StoredObject marker =
        new StoredObject(
            call.key(),
            bucket.newVersionId(),
            true,
            new Content(java.util.List.of()),
            "",
            new Attributes(Map.of(), Map.of()),
            Optional.empty(),
            Optional.empty(),
            clock.instant());
    bucket.contents().put(marker, false);
    return headers.set("x-amz-delete-marker", "true").set("x-amz-version-id", marker.versionId());
  }

  private void refuseLocked(S3Call call, String version) {
    call.bucket()
        .lock()
        .flatMap(retention ->
            call.bucket()
                .contents()
                .version(call.key(), version)
                .filter(object -> !object.isDeleteMarker())
                .filter(object -> object.modified().plus(retention).isAfter(clock.instant())))
        .ifPresent(object -> {
          throw Refusal.accessDenied("Access Denied because object protected by object lock.");
        });
  }
}
