package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  private static final AddressRules NONE_ALLOWED = AddressRules.allowing("");

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, this network",
    "0.255.255.255, this network",
    "10.0.0.0, private",
    "10.255.255.255, private",
    "100.64.0.0, shared",
    "100.100.100.200, shared",
    "100.127.255.255, shared",
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "168.63.129.16, metadata",
    "169.254.0.0, link-local",
    "169.254.169.254, metadata",
    "169.254.170.2, link-local",
    "172.16.0.0, private",
    "172.31.255.255, private",
    "192.0.0.192, protocols",
    "192.0.2.1, documentation",
    "192.88.99.1, 6to4",
    "192.168.0.0, private",
    "192.168.255.255, private",
    "198.18.0.0, benchmarks",
    "198.19.255.255, benchmarks",
    "198.51.100.1, documentation",
    "203.0.113.1, documentation",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, reserved",
    "::, unspecified",
    "::1, loopback",
    "::127.0.0.1, not given out",
    "64:ff9b::7f00:1, loopback",
    "64:ff9b::a9fe:a9fe, metadata",
    "64:ff9b::a00:1, private",
    "64:ff9b:1::808:808, translated",
    "::ffff:0:7f00:1, translated",
    "100::1, discarded",
    "100:0:0:1::1, dummy",
    "2001::1, protocols",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2, protocols",
    "2001:db8::1, documentation",
    "2002:7f00:1::1, loopback",
    "2002:a9fe:a9fe::, metadata",
    "2002:c0a8:101::1, private",
    "3fff:fff::1, documentation",
    "4000::1, not given out",
    "5f00::1, segment routing",
    "fc00::1, private",
    "fd00:ec2::254, private",
    "fdff:ffff::1, private",
    "fe80::1, link-local",
    "febf:ffff::1, link-local",
    "fec0::1, site-local",
    "ff02::1, multicast"
  })
  void isForbidden(String address, String why) {
    String said = NONE_ALLOWED.forbidden(InetAddress.ofLiteral(address)).orElseThrow();

    assertTrue(said.contains(why), said);
    assertTrue(said.startsWith(InetAddress.ofLiteral(address).getHostAddress() + " is "), said);
    assertTrue(said.endsWith("only public addresses may be reached"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "168.63.129.17",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "64:ff9b::808:808",
        "2002:808:808::1"
      })
  void isPublic(String address) {
    assertEquals(Optional.empty(), NONE_ALLOWED.forbidden(InetAddress.ofLiteral(address)));
  }

  /** Java makes IPv4 of it, however it comes. */
  @Test
  void anIpv4AddressThatIsWrittenAsIpv6IsJudgedAsWhatItIs() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    mapped[12] = 127;
    mapped[15] = 1;

    for (InetAddress address :
        new InetAddress[] {
          InetAddress.getByAddress(mapped), InetAddress.ofLiteral("::ffff:127.0.0.1")
        }) {
      assertTrue(NONE_ALLOWED.forbidden(address).orElseThrow().contains("loopback"));
    }
  }

  @Test
  void theOperatorAllowsRangesBesides() {
    AddressRules rules = AddressRules.allowing(" 10.20.0.0/16 ,fd12:3456::/32");

    assertEquals(Optional.empty(), rules.forbidden(InetAddress.ofLiteral("10.20.255.1")));
    assertEquals(Optional.empty(), rules.forbidden(InetAddress.ofLiteral("fd12:3456:7::1")));
    assertEquals(
        "10.21.0.0 is private, and only public addresses may be reached, and those in"
            + " 10.20.0.0/16, fd12:3456::/32",
        rules.forbidden(InetAddress.ofLiteral("10.21.0.0")).orElseThrow());
    assertTrue(rules.forbidden(InetAddress.ofLiteral("fd12:3457::1")).isPresent());
    assertTrue(
        rules.forbidden(InetAddress.ofLiteral("64:ff9b::a14:1")).isPresent(), "not by a detour");
  }

  @Test
  void oneAddressIsARangeToo() {
    AddressRules rules = AddressRules.allowing("127.0.0.1/32,::1/128");

    assertEquals(Optional.empty(), rules.forbidden(InetAddress.ofLiteral("127.0.0.1")));
    assertEquals(Optional.empty(), rules.forbidden(InetAddress.ofLiteral("::1")));
    assertTrue(rules.forbidden(InetAddress.ofLiteral("127.0.0.2")).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.1/8",
        "10.0.0/8",
        "010.0.0.0/8",
        "256.0.0.0/8",
        "fd00::/129",
        "fd00::1/8",
        "::ffff:10.0.0.0/104",
        "localhost/8",
        "10.0.0.0/8,",
        "10.0.0.0/8 11.0.0.0/8",
        "fe80::1%lo/64"
      })
  void aMalformedRangeStopsTheStartAndNamesTheSetting(String ranges) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> AddressRules.allowing(ranges))
                .getMessage());

    assertTrue(message.startsWith("custody.s3.allowed-endpoint-ranges: '"), message);
    assertTrue(message.contains("right ones are '10.20.0.0/16"), message);
  }
}
