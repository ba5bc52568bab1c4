package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceKeyTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:DB8:1:2::9, 2001:db8:1:2::/64",
    "2001:db8::9, 2001:db8:0:0::/64",
    "2001:0db8:0000:0000:0000:0000:0000:0009, 2001:db8:0:0::/64",
    "fe80::1%eth0, fe80:0:0:0::/64",
    "::1, 0:0:0:0::/64",
    "null, null"
  })
  void isTheAddressOrTheNetworkOfASubscriber(String address, String source) {
    assertThat(SourceKey.textOf(address)).isEqualTo(source);
  }
}
