package dev.custody.adapter.spool;

import dev.custody.application.port.out.StagedWriter;
import java.util.Objects;

/** A writer with its turn; keeps its recording in memory until it is closed. */
final class TurnWriter implements StagedWriter {
  private final LoadedRecordings.Pin pin;
  private final Intake intake;
  private final Turn turn;

  TurnWriter(LoadedRecordings.Pin pin, Turn turn) {
    this.pin = pin;
    this.intake = pin.get().intake();
    this.turn = turn;
  }

  @Override
  public long offset() {
    return intake.offset(turn);
  }

  @Override
  public void requireRoom(long bytes) {
    intake.requireRoom(bytes);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    Objects.checkFromIndexSize(from, length, bytes.length);
    intake.append(turn, bytes, from, length);
  }

  @Override
  public long force() {
    return intake.force(turn);
  }

  @Override
  public long commit() {
    return intake.commit(turn);
  }

  @Override
  public void close() {
    intake.close(turn);
    pin.close();
  }
}
