package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Exchange;
import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.http.HttpServer;
import dev.custody.adapter.storage.testkit.cloud.http.Query;
import dev.custody.adapter.storage.testkit.cloud.http.Request;
import dev.custody.adapter.storage.testkit.cloud.sign.Digests;
import dev.custody.adapter.storage.testkit.cloud.sign.Signed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** STS: its Query protocol, and what strikes a call before it is done. */
final class StsService implements HttpServer.Handler {
  private static final int MOST_BYTES = 64 * 1024;
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private final Authentication authentication;
  private final AssumeRole assumeRole;
  private final Ids ids;
  private final Orders orders;
  private final CallLog log;

  StsService(
      Authentication authentication, AssumeRole assumeRole, Ids ids, Orders orders, CallLog log) {
    this.authentication = authentication;
    this.assumeRole = assumeRole;
    this.ids = ids;
    this.orders = orders;
    this.log = log;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    byte[] body = exchange.request().body().readNBytes(MOST_BYTES);
    Query form = Query.form(new String(body, StandardCharsets.UTF_8));
    Operation operation = operation(form);
    CallNotes notes =
        new CallNotes(
            log, operation, exchange.request(), Optional.empty(), Optional.empty(), form.asMap());
    Orders.Struck struck =
        orders.strike(
            new When.Occasion(operation, Optional.empty(), Optional.empty(), OptionalInt.empty()));
    try {
      answer(exchange, operation, form, body, notes, struck);
    } finally {
      notes.close();
    }
  }

  private void answer(
      Exchange exchange,
      Operation operation,
      Query form,
      byte[] body,
      CallNotes notes,
      Orders.Struck struck)
      throws IOException {
    int status = 200;
    byte[] answer;
    try {
      notes.assuming(form.first("RoleArn"), form.first("ExternalId"), form.first("Policy"));
      struck.stall();
      if (struck.has(Fault.CutBefore.class)) {
        throw new Exchange.Cut();
      }
      Authentication.Proven proven = prove(exchange.request(), body, notes);
      struck
          .by(Fault.Answer.class)
          .ifPresent(fault -> {
            throw new Refusal(fault.status(), fault.code(), fault.message());
          });
      answer =
          struck
              .by(Fault.Garbled.class)
              .map(garbled -> garbled.body().getBytes(StandardCharsets.UTF_8))
              .orElseGet(() -> perform(operation, form, proven));
    } catch (Refusal refusal) {
      status = refusal.status();
      notes.failed(refusal.code());
      answer = error(refusal, struck);
    }
    if (struck.has(Fault.LoseReply.class)) {
      throw new Exchange.Cut();
    }
    notes.answered(status);
    Headers headers = new Headers().set("x-amzn-RequestId", ids.uuid());
    headers.set("Content-Type", "text/xml");
    exchange.answer(status, headers, answer);
  }

  private Authentication.Proven prove(Request request, byte[] body, CallNotes notes) {
    Signed signed;
    try {
      signed =
          Signed.of(request)
              .orElseThrow(() ->
                  new Refusal(
                      403,
                      "MissingAuthenticationToken",
                      "Request is missing Authentication Token"));
    } catch (Signed.MalformedException e) {
      throw new Refusal(400, "IncompleteSignature", String.valueOf(e.getMessage()));
    }
    notes.signedBy(signed.accessKeyId(), signed.region());
    String hash = HexFormat.of().formatHex(Digests.sha256().digest(body));
    Authentication.Proven proven = authentication.prove(request, signed, hash);
    notes.caller(proven.key().caller().get().arn(), Optional.empty());
    return proven;
  }

  private byte[] perform(Operation operation, Query form, Authentication.Proven proven) {
    Xml xml = new Xml().open(operation + "Response", NAMESPACE).open(operation + "Result");
    switch (operation) {
      case ASSUME_ROLE -> assumeRole.perform(form, proven.key(), proven.signed().region(), xml);
      case GET_CALLER_IDENTITY -> {
        var caller = proven.key().caller().get();
        xml.add("Arn", caller.arn());
        xml.add("UserId", proven.key().session().map(Session::userId).orElseGet(caller::uniqueId));
        xml.add("Account", caller.account());
      }
      default ->
          throw new Refusal(
              400,
              "InvalidAction",
              "Could not find operation %s for version 2011-06-15"
                  .formatted(form.first("Action").orElse("")));
    }
    return xml.close(operation + "Result")
        .open("ResponseMetadata")
        .add("RequestId", ids.uuid())
        .close("ResponseMetadata")
        .close(operation + "Response")
        .bytes();
  }

  private static Operation operation(Query form) {
    String action = form.first("Action").orElse("");
    for (Operation operation : Operation.values()) {
      if (operation.service() == Operation.Service.STS && operation.toString().equals(action)) {
        return operation;
      }
    }
    return Operation.UNKNOWN;
  }

  private byte[] error(Refusal refusal, Orders.Struck struck) {
    Xml xml = new Xml().open("ErrorResponse", NAMESPACE).open("Error");
    xml.add("Type", refusal.status() < 500 ? "Sender" : "Receiver");
    if (!struck.has(Fault.NoErrorCode.class)) {
      xml.add("Code", refusal.code());
    }
    if (!struck.has(Fault.NoErrorMessage.class)) {
      xml.add("Message", refusal.text());
    }
    return xml.close("Error").add("RequestId", ids.uuid()).close("ErrorResponse").bytes();
  }
}
