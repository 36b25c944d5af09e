package dev.custody.adapter.storage.testkit.cloud.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** CRC-64/NVME, eight bytes at a time; the JDK has none. */
final class Crc64Nvme implements ChecksumAlgorithm.Running {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[][] TABLES = tables();

  private long crc = -1;

  private static long[][] tables() {
    long[][] tables = new long[8][256];
    for (int value = 0; value < 256; value++) {
      long crc = value;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ CrcMath.CRC64NVME.polynomial();
      }
      tables[0][value] = crc;
    }
    for (int value = 0; value < 256; value++) {
      for (int table = 1; table < 8; table++) {
        long before = tables[table - 1][value];
        tables[table][value] = (before >>> 8) ^ tables[0][(int) (before & 0xff)];
      }
    }
    return tables;
  }

  @Override
  public void update(byte[] bytes, int offset, int count) {
    long value = crc;
    int at = offset;
    int end = offset + count;
    for (; end - at >= 8; at += 8) {
      value ^= (long) LONGS.get(bytes, at);
      value =
          TABLES[7][(int) (value & 0xff)]
              ^ TABLES[6][(int) ((value >>> 8) & 0xff)]
              ^ TABLES[5][(int) ((value >>> 16) & 0xff)]
              ^ TABLES[4][(int) ((value >>> 24) & 0xff)]
              ^ TABLES[3][(int) ((value >>> 32) & 0xff)]
              ^ TABLES[2][(int) ((value >>> 40) & 0xff)]
              ^ TABLES[1][(int) ((value >>> 48) & 0xff)]
              ^ TABLES[0][(int) (value >>> 56)];
    }
    for (; at < end; at++) {
      value = (value >>> 8) ^ TABLES[0][(int) ((value ^ bytes[at]) & 0xff)];
    }
    crc = value;
  }

  @Override
  public byte[] value() {
    return ByteBuffer.allocate(8).putLong(~crc).array();
  }
}
