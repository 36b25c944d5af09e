package dev.custody.bootstrap;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolEntry;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.service.Salvage;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "spool",
    description = {
      "Looks after what waits in the spool, with nothing else running: no database, no storage.",
      "The service must not be running on the same data directory."
    },
    mixinStandardHelpOptions = true,
    subcommands = CommandLine.HelpCommand.class)
final class SpoolVerb {
  private static final int FLAWED = 1;
  private static final String DAMAGED =
      "what was decided of it is spoilt; its bytes can be taken out by 'custody spool export'";

  @Mixin private final DataDirectoryOption data = new DataDirectoryOption();

  @Spec private @Nullable CommandSpec spec;

  @Command(
      name = "list",
      description =
          "Tells what is there, oldest first: id, organization, state, bytes, start, title.",
      mixinStandardHelpOptions = true)
  int list() {
    try (OpenSpool spool = open()) {
      Held held = Held.by(spool.spool());
      for (SpoolEntry entry : held.entries()) {
        out()
            .println(
                String.join(
                    "\t",
                    entry.recording().recording().value(),
                    entry.recording().organization().value(),
                    state(entry),
                    Long.toString(entry.durableBytes()),
                    entry.header().startedAt().toString(),
                    entry.header().title().value()));
      }
      for (RecordingRef unreadable : held.unreadable()) {
        out()
            .println(
                String.join(
                    "\t",
                    unreadable.recording().value(),
                    unreadable.organization().value(),
                    "unreadable"));
      }
      return 0;
    }
  }

  @Command(
      name = "check",
      description = {
        "Reads every byte that is there and tells what is lost of it.",
        "Ends with 1 if anything is, or if a recording's folder cannot be made sense of."
      },
      mixinStandardHelpOptions = true)
  int check() throws IOException {
    int flawed = 0;
    int read = 0;
    int unreadable;
    try (OpenSpool spool = open()) {
      Held held = Held.by(spool.spool());
      unreadable = held.unreadable().size();
      held.unreadable()
          .forEach(recording ->
              out()
                  .println(
                      recording.recording()
                          + "\tunreadable: nothing in its folder says of what it is; it is left as it is"));
      for (SpoolEntry entry : held.entries()) {
        if (entry.purged()) {
          continue;
        }
        read++;
        Optional<String> flaw = entry.damaged() ? Optional.of(DAMAGED) : flaw(spool, entry);
        if (flaw.isPresent()) {
          flawed++;
          out().println(entry.recording().recording() + "\t" + flaw.get());
        }
      }
    }
    String besides = unreadable == 0 ? "" : ", %d unreadable".formatted(unreadable);
    out().printf("%d recordings read, %d with losses%s%n", read, flawed, besides);
    return flawed + unreadable == 0 ? 0 : FLAWED;
  }

  @Command(
      name = "export",
      description = {
        "Writes the bytes of one recording to a file, or to the standard output.",
        "What is lost of them is written as zeros and told, so that all else is where it was;",
        "then it ends with 1."
      },
      mixinStandardHelpOptions = true)
  int export(
      @Parameters(paramLabel = "RECORDING", description = "its id, rec_…") String recording,
      @Option(names = "--output", description = "a file that is not there yet")
          @Nullable Path output)
      throws IOException {
    try (OpenSpool spool = open()) {
      SpoolEntry entry = find(spool, recording);
      try (OutputStream to = destination(output)) {
        List<LostRange> lost = Salvage.copy(spool.spool(), entry, to);
        lost.forEach(
            range -> err().println("lost, written as zeros: bytes %s".formatted(words(range))));
        return lost.isEmpty() ? 0 : FLAWED;
      }
    }
  }

  private SpoolEntry find(OpenSpool spool, String recording) {
    Held held = Held.by(spool.spool());
    SpoolEntry found =
        held.entries().stream()
            .filter(entry -> entry.recording().recording().value().equals(recording))
            .findFirst()
            .orElseThrow(() ->
                wrong(
                    held.unreadable().stream()
                            .anyMatch(each -> each.recording().value().equals(recording))
                        ? "nothing in the folder of '%s' says of what it is; it is left as it is"
                            .formatted(recording)
                        : "there is no recording '%s' in the spool".formatted(recording)));
    if (found.purged()) {
      throw wrong(
          found
              .tombstone()
              .map(proven ->
                  "the bytes of '%s' are not in the spool any more: they are proven to be in its location, at '%s'"
                      .formatted(recording, proven.key()))
              .orElse("'%s' was discarded, so its bytes are gone".formatted(recording)));
    }
    return found;
  }

  private OutputStream destination(@Nullable Path output) throws IOException {
    if (output == null) {
      return new Unclosed(System.out);
    }
    try {
      return new BufferedOutputStream(Files.newOutputStream(output, StandardOpenOption.CREATE_NEW));
    } catch (FileAlreadyExistsException e) {
      throw wrong("'%s' is there already; name a file that is not".formatted(output));
    }
  }

  /** What a spool holds, oldest first, and what cannot be made sense of. */
  private record Held(List<SpoolEntry> entries, List<RecordingRef> unreadable) {
    static Held by(Spool spool) {
      List<SpoolEntry> entries = new ArrayList<>();
      List<RecordingRef> unreadable = new ArrayList<>();
      spool.forEach(entries::add, unreadable::add);
      entries.sort(Comparator.comparing(entry -> entry.header().startedAt()));
      return new Held(entries, unreadable);
    }
  }

  private static String state(SpoolEntry entry) {
    if (!entry.lost().isEmpty() || entry.damaged()) {
      return "lost";
    }
    if (entry.discardedAt().isPresent()) {
      return "discarded";
    }
    if (entry.tombstone().isPresent()) {
      return "stored";
    }
    return entry.ending().isPresent() ? "received" : "receiving";
  }

  private static Optional<String> flaw(OpenSpool spool, SpoolEntry entry) throws IOException {
    MessageDigest digest = sha256();
    List<LostRange> lost =
        Salvage.copy(
            spool.spool(), entry, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    if (!lost.isEmpty()) {
      return Optional.of(
          "lost: bytes " + String.join(", ", lost.stream().map(SpoolVerb::words).toList()));
    }
    var read = new Sha256(HexFormat.of().formatHex(digest.digest()));
    return entry
        .ending()
        .map(Ending::sha256)
        .filter(sha256 -> !sha256.equals(read))
        .map(sha256 -> "its SHA-256 is %s, and was %s when it ended".formatted(read, sha256));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String words(LostRange range) {
    return "%d to %d".formatted(range.from(), range.to() - 1);
  }

  private OpenSpool open() {
    Path spool = data.path().resolve("spool");
    if (!Files.isDirectory(spool)) {
      throw wrong("there is no spool in '%s'; name its --data-directory".formatted(data.path()));
    }
    try {
      return OpenSpool.in(spool);
    } catch (SpoolException.Failed e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(known().commandLine(), message);
  }

  private PrintWriter err() {
    return known().commandLine().getErr();
  }

  private PrintWriter out() {
    return known().commandLine().getOut();
  }

  private CommandSpec known() {
    return Objects.requireNonNull(spec, "picocli gives every command its spec");
  }

  /** The standard output is not ours to close. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(PrintStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
