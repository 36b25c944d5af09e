package dev.custody.adapter.spool;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a journal from its first to its last valid entry.
 *
 * @param entries how many there are
 * @param end where the last of them ends
 * @param damaged whether an entry is missing that others follow
 */
record JournalScan(int entries, int end, boolean damaged) {

  static JournalScan of(byte[] journal, Consumer<JournalEntry> each) throws IOException {
    int last = 0;
    int end = 0;
    boolean damaged = false;
    int at = 0;
    while (true) {
      Optional<JournalEntry.Placed> found = next(journal, at);
      if (found.isEmpty()) {
        return new JournalScan(last, end, damaged);
      }
      int number = found.get().number();
      if (number > last) {
        damaged |= number != last + 1;
        last = number;
        each.accept(found.get().read(journal));
      }
      end = found.get().end();
      at = end;
    }
  }

  private static Optional<JournalEntry.Placed> next(byte[] journal, int from) {
    for (int at = from; at < journal.length; at++) {
      Optional<JournalEntry.Placed> found = JournalEntry.at(journal, at);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
