package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
  private static final AddressRules RULES = AddressRules.allowing("10.0.0.0/8");

  @ParameterizedTest
  @CsvSource({
    "https://s3.example.com, https://s3.example.com",
    "https://S3.Example.COM/, https://s3.example.com",
    "HTTPS://s3.example.com:443, https://s3.example.com",
    "https://minio:9000, https://minio:9000",
    "https://1.1.1.1, https://1.1.1.1",
    "https://10.1.2.3:9000, https://10.1.2.3:9000",
    "https://[2606:4700::1111]:8443, https://[2606:4700::1111]:8443",
    "https://xn--bcher-kva.example, https://xn--bcher-kva.example"
  })
  void rightOnes(String text, String address) {
    assertEquals(Optional.empty(), Endpoint.wrong(text, RULES));
    assertEquals(address, Endpoint.parse(text).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://s3.example.com              | only https is taken
          ftp://s3.example.com               | not the address of a store
          s3.example.com                     | not the address of a store
          https:///bucket                    | not the address of a store
          https://                           | not an address
          https://s3 example.com             | not an address
          https://bücher.example             | not the address of a store
          https://user@s3.example.com        | name or password
          https://s3.example.com/bucket      | without a bucket
          https://s3.example.com?x=1         | without a bucket
          https://s3.example.com#x           | without a bucket
          https://s3.example.com:0           | no such port
          https://s3.example.com:65536       | no such port
          https://s3.example.com.            | does not end with a dot
          https://s3.amazonaws.com           | leave the endpoint out
          https://b.s3.eu-west-1.amazonaws.com | leave the endpoint out
          https://127.0.0.1                  | 127.0.0.1 is loopback, and only public addresses may be reached, and those in 10.0.0.0/8
          https://169.254.169.254            | metadata
          https://[::1]                      | loopback
          https://[fd00:ec2::254]            | private
          https://[::ffff:127.0.0.1]         | loopback
          https://[::ffff:7f00:1]            | loopback
          https://[fe80::1%25eth0]           | zone
          https://[fe80::1%eth0]             | zone
          https://2130706433                 | four decimal numbers
          https://0x7f000001                 | four decimal numbers
          https://0x7f.0.0.1                 | four decimal numbers
          https://0177.0.0.1                 | four decimal numbers
          https://127.1                      | four decimal numbers
          https://127.0.0.1.                 | four decimal numbers
          """)
  void eachWrongOneIsToldWithItsReasonAndARightOne(String text, String reason) {
    String said = Endpoint.wrong(text, RULES).orElseThrow();

    assertTrue(said.contains(reason), said);
    assertTrue(said.endsWith("; a right one is 'https://s3.example.com'"), said);
  }

  @Test
  void aPasswordInAnAddressIsNotShown() {
    String said = Endpoint.wrong("https://me:hunter2@s3.example.com", RULES).orElseThrow();

    assertFalse(said.contains("hunter2"), said);
    assertTrue(said.contains("@s3.example.com"), said);
  }
}
