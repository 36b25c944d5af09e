package dev.custody.adapter.spool;

import java.util.OptionalLong;

/**
 * How much the spool may hold, of the disk and of memory.
 *
 * @param quota bytes in all, frames and journals included
 * @param organizationQuota bytes of any one organization
 * @param reserve bytes of the disk that are kept free; where empty, 5 % of it or 512 MiB, whichever
 *     is more
 * @param segmentBytes after which a recording goes on in another file
 * @param openFiles that are kept open for writing; those with bytes that wait to be forced come on
 *     top
 * @param recordingsInMemory of which is remembered what can be read from the disk again; those that
 *     somebody is at come on top
 */
public record SpoolLimits(
    long quota,
    long organizationQuota,
    OptionalLong reserve,
    long segmentBytes,
    int openFiles,
    int recordingsInMemory) {

  /**
   * No quota, the usual reserve; 1 GiB a segment, since a roll-over waits for all that was written
   * before.
   */
  public static final SpoolLimits DEFAULT =
      new SpoolLimits(
          Long.MAX_VALUE, Long.MAX_VALUE, OptionalLong.empty(), 1L << 30, 8_192, 20_000);

  static final long LEAST_RESERVE = 512L << 20;
  static final int RESERVE_PERCENT = 5;

  public SpoolLimits {
    requirePositive("quota", quota);
    requirePositive("organizationQuota", organizationQuota);
    requirePositive("segmentBytes", segmentBytes);
    requirePositive("openFiles", openFiles);
    requirePositive("recordingsInMemory", recordingsInMemory);
    if (reserve.isPresent() && reserve.getAsLong() < 0) {
      throw new IllegalArgumentException(
          "reserve is " + reserve.getAsLong() + ", but must not be negative");
    }
  }

  /** The same with other quotas, in bytes. */
  public SpoolLimits withQuotas(long all, long organization) {
    return new SpoolLimits(all, organization, reserve, segmentBytes, openFiles, recordingsInMemory);
  }

  /** The same with that many bytes of the disk kept free. */
  public SpoolLimits withReserve(long bytes) {
    return new SpoolLimits(
        quota,
        organizationQuota,
        OptionalLong.of(bytes),
        segmentBytes,
        openFiles,
        recordingsInMemory);
  }

  /** The same with segments of another length, in bytes. */
  public SpoolLimits withSegmentBytes(long bytes) {
    return new SpoolLimits(quota, organizationQuota, reserve, bytes, openFiles, recordingsInMemory);
  }

  /** The same with so many files and recordings at hand. */
  public SpoolLimits withInMemory(int files, int recordings) {
    return new SpoolLimits(quota, organizationQuota, reserve, segmentBytes, files, recordings);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + ", but must be positive");
    }
  }
}
