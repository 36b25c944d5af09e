package dev.custody.bootstrap.e2e;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The lines of level ERROR that the service logs until this is closed. */
final class LoggedErrors extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.custody");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  static LoggedErrors begin() {
    LoggedErrors errors = new LoggedErrors();
    errors.setContext(errors.ours.getLoggerContext());
    errors.start();
    errors.ours.addAppender(errors);
    return errors;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      lines.add(event.getFormattedMessage());
    }
  }

  /** Those that name something. */
  List<String> about(String name) {
    return lines.stream().filter(line -> line.contains(name)).toList();
  }

  @Override
  public void close() {
    ours.detachAppender(this);
    stop();
  }
}
