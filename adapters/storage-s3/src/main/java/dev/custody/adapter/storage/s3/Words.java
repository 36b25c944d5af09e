package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.StorageException.Refusal;
import dev.custody.domain.text.SingleLine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What an answer of the cloud says, read without relying on any of it being there. */
final class Words {
  /** Why a call failed that was answered, but not by one who knows what was asked. */
  static final String NOT_UNDERSTOOD = "its answer could not be understood";

  private Words() {}

  /** The error code; the status where there is none, as with every HEAD. */
  static String code(AwsServiceException e) {
    return details(e)
        .map(AwsErrorDetails::errorCode)
        .filter(code -> !code.isBlank())
        .map(SingleLine::quote)
        .orElseGet(() -> "status " + e.statusCode());
  }

  /** The message; empty where there is none. */
  static String text(AwsServiceException e) {
    return details(e).map(AwsErrorDetails::errorMessage).orElse("");
  }

  static Optional<String> header(AwsServiceException e, String name) {
    return details(e)
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader(name));
  }

  static Refusal refusal(String action, String resource, AwsServiceException e) {
    return new Refusal(
        action,
        Optional.of(resource),
        Optional.of(code(e)),
        Optional.ofNullable(e.requestId()).map(SingleLine::quote));
  }

  /** Why a store cannot be reached before its owner changes it; empty if it may be later. */
  static Optional<String> unreachable(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case GuardedAddresses.ForbiddenException e -> {
          return Optional.of("its address " + e.getMessage());
        }
        case SSLPeerUnverifiedException e -> {
          return Optional.of("its certificate is for another name");
        }
        case CertificateException e -> {
          return Optional.of(
              isExpired(e)
                  ? "its certificate has expired"
                  : "its certificate is none that is trusted here: self-signed, of a private authority, or sent without those in between. Use one of a public authority");
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static boolean isExpired(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return true;
      }
    }
    return false;
  }

  /** Why nobody answered, without addresses that concern only the operator. */
  static String network(@Nullable Throwable failure) {
    boolean notUnderstood = false;
    boolean brokeOff = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnknownHostException e -> {
          return "its name is not known";
        }
        case ConnectException e -> {
          return "nobody answers at its address";
        }
        case SocketTimeoutException e -> {
          return "it did not answer in time";
        }
        case SSLException e -> {
          return "no secure connection could be made";
        }
        case XMLStreamException e -> notUnderstood = true;
        case IOException e -> brokeOff = true;
        default -> {}
      }
    }
    return notUnderstood && !brokeOff ? NOT_UNDERSTOOD : "the connection broke off";
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails());
  }
}
