package dev.custody.adapter.http.body;

import java.io.IOException;

/** A body did not come in the time that it had. */
public final class TooSlowException extends IOException {
  private static final long serialVersionUID = 1L;

  TooSlowException() {
    super("the body did not come in time");
  }
}
