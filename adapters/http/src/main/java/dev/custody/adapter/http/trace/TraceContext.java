package dev.custody.adapter.http.trace;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Carries a request's name to whichever thread works for it, so that every log line has it. */
record TraceContext(String id) implements ThreadPropagatedContextElement<String> {
  @Override
  public @Nullable String updateThreadContext() {
    String before = MDC.get(Trace.KEY);
    MDC.put(Trace.KEY, id);
    return before;
  }

  @Override
  public void restoreThreadContext(@Nullable String before) {
    if (before == null) {
      MDC.remove(Trace.KEY);
    } else {
      MDC.put(Trace.KEY, before);
    }
  }
}
