package dev.custody.adapter.persistence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;

/**
 * Sees to it that the header of H2's file names the chunk that was written last.
 *
 * <p>H2 finds its newest chunk from the header: each chunk foretells where the next one will be,
 * and where that came true no more, the header is written anew, behind the chunk. H2 2.5 puts the
 * chunk before it there, so that after a crash what was committed last is passed over, though it is
 * in the file (2.4.240 does not, but lacks other mends).
 */
final class NewestChunk {
  private static final String BLOCK = "block";
  private static final String CHUNK = "chunk";
  private static final String VERSION = "version";
  private static final String CHECKSUM = "fletcher";
  private static final byte[] BEGIN = "chunk:".getBytes(StandardCharsets.ISO_8859_1);

  /** Of a chunk's header, before its pages. */
  private static final int HEADER = 1024;

  private static final long NONE = -1;

  private long version = NONE;
  private String chunk = "";
  private long block;

  /** All of {@code bytes} from {@code start} on has been written and forced. */
  void written(byte[] bytes, int start, int count, long position) {
    int end = Math.min(start + count, start + HEADER);
    if (!Arrays.equals(bytes, start, Math.min(end, start + BEGIN.length), BEGIN, 0, BEGIN.length)) {
      return;
    }
    Map<String, String> header = DataUtils.parseMap(line(bytes, start, end));
    long written = DataUtils.readHexLong(header, VERSION, NONE);
    if (written >= version) {
      version = written;
      chunk = header.getOrDefault(CHUNK, "");
      block = position / OrderedFile.BLOCK;
    }
  }

  /**
   * What is to be written in place of the file's header, one copy of which each block holds.
   *
   * @param bytes from {@code start} on, the header as H2 would have it
   * @return as many bytes
   */
  byte[] header(byte[] bytes, int start, int count) {
    byte[] asIs = Arrays.copyOfRange(bytes, start, start + count);
    Map<String, String> header =
        DataUtils.parseMap(line(asIs, 0, Math.min(count, OrderedFile.BLOCK)));
    long named = DataUtils.readHexLong(header, VERSION, NONE);
    if (named == NONE || named >= version) {
      return asIs;
    }
    header.remove(CHECKSUM);
    header.put(BLOCK, Long.toHexString(block));
    header.put(CHUNK, chunk);
    header.put(VERSION, Long.toHexString(version));
    byte[] mended = withChecksum(header);
    byte[] all = new byte[count];
    for (int copy = 0; copy < count; copy += OrderedFile.BLOCK) {
      System.arraycopy(mended, 0, all, copy, mended.length);
    }
    return all;
  }

  private static byte[] withChecksum(Map<String, String> header) {
    StringBuilder text = DataUtils.appendMap(new StringBuilder(), new HashMap<>(header));
    byte[] checked = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    DataUtils.appendMap(text, CHECKSUM, DataUtils.getFletcher32(checked, 0, checked.length));
    return text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String line(byte[] bytes, int start, int end) {
    int length = 0;
    while (start + length < end && bytes[start + length] != '\n') {
      length++;
    }
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1).strip();
  }
}
