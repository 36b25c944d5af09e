package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Exchange;
import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.http.HttpServer;
import dev.custody.adapter.storage.testkit.cloud.http.Request;
import dev.custody.adapter.storage.testkit.cloud.sign.Signed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** S3: who calls, whether it may, what it does, and what strikes it. */
final class S3Service implements HttpServer.Handler {
  private final Authentication authentication;
  private final S3Access access;
  private final S3ObjectCalls objects;
  private final S3UploadCalls uploads;
  private final S3ListCalls lists;
  private final Map<String, Bucket> buckets;
  private final Ids ids;
  private final Orders orders;
  private final CallLog log;
  private volatile boolean ownerRequired;

  S3Service(
      Authentication authentication,
      S3Access access,
      S3ObjectCalls objects,
      S3UploadCalls uploads,
      S3ListCalls lists,
      Map<String, Bucket> buckets,
      Ids ids,
      Orders orders,
      CallLog log) {
    this.authentication = authentication;
    this.access = access;
    this.objects = objects;
    this.uploads = uploads;
    this.lists = lists;
    this.buckets = buckets;
    this.ids = ids;
    this.orders = orders;
    this.log = log;
  }

  /** From now on no call to a bucket is taken that does not name who must own it. */
  void requireOwner() {
    ownerRequired = true;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Request request = exchange.request();
    S3Routing route = S3Routing.of(request);
    CallNotes notes =
        new CallNotes(
            log, route.operation(), request, route.bucket(), route.key(), request.query().asMap());
    OptionalInt part =
        request
            .query()
            .first("partNumber")
            .filter(number -> number.matches("\\d{1,9}"))
            .map(number -> OptionalInt.of(Integer.parseInt(number)))
            .orElse(OptionalInt.empty());
    Orders.Struck struck =
        orders.strike(new When.Occasion(route.operation(), route.bucket(), route.key(), part));
    try {
      answer(exchange, route, notes, struck);
    } finally {
      notes.close();
    }
  }

  private void answer(Exchange exchange, S3Routing route, CallNotes notes, Orders.Struck struck)
      throws IOException {
    Headers headers =
        new Headers().set("x-amz-request-id", ids.request()).set("x-amz-id-2", ids.opaque(56));
    int status = 200;
    byte[] body;
    @Nullable Bucket bucket = route.bucket().map(buckets::get).orElse(null);
    try {
      struck.stall();
      if (struck.has(Fault.CutBefore.class)) {
        throw new Exchange.Cut();
      }
      Authentication.Proven proven = prove(exchange.request(), notes);
      struck
          .by(Fault.Answer.class)
          .ifPresent(fault -> {
            throw new Refusal(fault.status(), fault.code(), fault.message());
          });
      if (route.operation() == Operation.LIST_BUCKETS) {
        access.checkListBuckets(proven);
        body = lists.buckets(proven.key().caller().get().account());
      } else {
        S3Call call = call(exchange, route, bucket, proven, struck, notes);
        access.check(call);
        Optional<Fault.Garbled> garbled = struck.by(Fault.Garbled.class);
        if (garbled.isPresent()) {
          if (garbled.get().done()) {
            perform(call, new Headers());
          }
          notes.failed("Garbled");
          if (exchange.request().method().equals("HEAD")) {
            notes.answered(status);
            exchange.begin(status, headers).flush();
            return;
          }
          body = garbled.get().body().getBytes(StandardCharsets.UTF_8);
        } else if (route.operation() == Operation.GET_OBJECT) {
          objects.get(call);
          return;
        } else {
          body = perform(call, headers);
          status = noContent(route.operation()) ? 204 : 200;
        }
      }
    } catch (Refusal refusal) {
      status = refusal.status();
      notes.failed(refusal.code());
      refusal.headers().forEach(headers::set);
      headers.set("Content-Type", "application/xml");
      body =
          exchange.request().method().equals("HEAD") || struck.has(Fault.NoErrorCode.class)
              ? new byte[0]
              : error(refusal, struck);
    }
    if (struck.has(Fault.LoseReply.class)) {
      throw new Exchange.Cut();
    }
    if (bucket != null && !struck.has(Fault.NoRegion.class)) {
      headers.set("x-amz-bucket-region", bucket.region());
    }
    notes.answered(status);
    finish(exchange, status, headers, body);
  }

  /** A HEAD tells the length of what it does not send. */
  private static void finish(Exchange exchange, int status, Headers headers, byte[] body)
      throws IOException {
    if (exchange.request().method().equals("HEAD") && headers.has("Content-Length")) {
      exchange.begin(status, headers).flush();
    } else {
      exchange.answer(status, headers, body);
    }
  }

  private static boolean noContent(Operation operation) {
    return operation == Operation.DELETE_OBJECT || operation == Operation.ABORT_MULTIPART_UPLOAD;
  }

  private Authentication.Proven prove(Request request, CallNotes notes) {
    Signed signed;
    try {
      signed = Signed.of(request).orElseThrow(Refusal::accessDenied);
    } catch (Signed.MalformedException e) {
      throw new Refusal(400, "AuthorizationHeaderMalformed", String.valueOf(e.getMessage()));
    }
    notes.signedBy(signed.accessKeyId(), signed.region());
    String hash =
        signed.isPresigned()
            ? "UNSIGNED-PAYLOAD"
            : request
                .header("x-amz-content-sha256")
                .orElseThrow(() ->
                    Refusal.invalidRequest(
                        "Missing required header for this request: x-amz-content-sha256"));
    Authentication.Proven proven = authentication.prove(request, signed, hash);
    notes.caller(proven.key().caller().get().arn(), proven.key().session());
    return proven;
  }

  private S3Call call(
      Exchange exchange,
      S3Routing route,
      @Nullable Bucket bucket,
      Authentication.Proven proven,
      Orders.Struck struck,
      CallNotes notes) {
    if (route.operation() == Operation.CREATE_BUCKET || route.operation() == Operation.UNKNOWN) {
      throw notImplemented();
    }
    if (bucket == null) {
      throw new Refusal(404, "NoSuchBucket", "The specified bucket does not exist")
          .element("BucketName", route.bucket().orElse(""));
    }
    checkRegion(route.operation(), bucket, proven.signed().region());
    if (!struck.has(Fault.DeafToExpectedOwner.class)) {
      checkOwner(exchange.request(), bucket);
    }
    return new S3Call(
        exchange, route.operation(), bucket, route.key().orElse(""), proven, struck, notes);
  }

  private static Refusal notImplemented() {
    return new Refusal(501, "NotImplemented", "This cloud does not do that.");
  }

  private static void checkRegion(Operation operation, Bucket bucket, String signed) {
    if (signed.equals(bucket.region())) {
      return;
    }
    if (operation == Operation.HEAD_BUCKET || operation == Operation.PUT_OBJECT) {
      throw new Refusal(
              301,
              "PermanentRedirect",
              "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.")
          .element("Bucket", bucket.name());
    }
    throw new Refusal(
            400,
            "AuthorizationHeaderMalformed",
            "The authorization header is malformed; the region '%s' is wrong; expecting '%s'"
                .formatted(signed, bucket.region()))
        .element("Region", bucket.region());
  }

  private void checkOwner(Request request, Bucket bucket) {
    Optional<String> expected = request.header("x-amz-expected-bucket-owner");
    if (expected.isEmpty() && ownerRequired) {
      throw Refusal.accessDenied("This test refuses calls that do not name the bucket's owner.");
    }
    if (expected.filter(owner -> !owner.equals(bucket.owner().id())).isPresent()) {
      throw Refusal.accessDenied();
    }
  }

  private byte[] perform(S3Call call, Headers headers) throws IOException {
    Optional<Fault.ErrorIn200> error = call.struck().by(Fault.ErrorIn200.class);
    if (error.isPresent()) {
      call.notes().failed(error.get().code());
      return error(new Refusal(200, error.get().code(), error.get().message()), call.struck());
    }
    byte[] nothing = new byte[0];
    switch (call.operation()) {
      case PUT_OBJECT -> objects.put(call).forEach(headers::set);
      case HEAD_OBJECT -> objects.head(call).forEach(headers::set);
      case DELETE_OBJECT -> objects.delete(call).forEach(headers::set);
      case UPLOAD_PART -> uploads.putPart(call).forEach(headers::set);
      case ABORT_MULTIPART_UPLOAD -> uploads.abort(call);
      case CREATE_MULTIPART_UPLOAD -> {
        return uploads.create(call, headers);
      }
      case COMPLETE_MULTIPART_UPLOAD -> {
        return uploads.complete(call, headers);
      }
      case LIST_PARTS -> {
        return uploads.listParts(call);
      }
      case LIST_OBJECTS, LIST_OBJECTS_V2 -> {
        return lists.objects(call);
      }
      case LIST_MULTIPART_UPLOADS -> {
        return lists.uploads(call);
      }
      case GET_BUCKET_LOCATION -> {
        return lists.location(call);
      }
      case HEAD_BUCKET -> {}
      default -> throw notImplemented();
    }
    return nothing;
  }

  private static byte[] error(Refusal refusal, Orders.Struck struck) {
    Xml xml = new Xml().open("Error").add("Code", refusal.code());
    if (!struck.has(Fault.NoErrorMessage.class)) {
      xml.add("Message", refusal.text());
    }
    refusal.elements().forEach(xml::add);
    return xml.close("Error").bytes();
  }
}
