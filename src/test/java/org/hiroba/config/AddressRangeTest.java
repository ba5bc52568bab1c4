package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7,        192.0.2.7,         true",
    "192.0.2.7,        192.0.2.8,         false",
    "192.0.2.0/24,     192.0.2.255,       true",
    "192.0.2.0/24,     192.0.3.0,         false",
    "192.0.2.128/25,   192.0.2.127,       false",
    "10.0.0.0/9,       10.127.255.255,    true",
    "10.0.0.0/9,       10.128.0.0,        false",
    "0.0.0.0/0,        203.0.113.9,       true",
    "0.0.0.0/0,        2001:db8::1,       false",
    "::/0,             2001:db8::1,       true",
    "2001:db8::/32,    2001:db8:ffff::1,  true",
    "2001:db8::/32,    2001:db9::1,       false",
    "::1,              ::1,               true",
    "::ffff:192.0.2.1, 192.0.2.1,         true",
    "192.0.2.1,        ::ffff:192.0.2.1,  true"
  })
  void matchesAddressesByTheirPrefix(String range, String address, boolean expected)
      throws Exception {
    assertThat(AddressRange.parse(range).matches(InetAddress.getByName(address)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost", "10.0.0", "256.0.0.1", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/33", "::1/129",
        "::g", "fe80::1%eth0", "1.2.3.4/x", "", ":", "1.2.3.4.5", "cafe"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
