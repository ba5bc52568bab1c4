package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.hiroba.config.SourceKey;
import org.hiroba.rate.TokenBucket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UdpGuardTest {
  private static final int PORT = 40_000;
  private final NetLimits limits = NetLimits.defaults();
  private final TokenBucket together = TokenBucket.perSecond(1_000, 1_000, 0);

  @ParameterizedTest
  @ValueSource(strings = {"224.0.0.1", "239.1.2.3", "ff02::1", "255.255.255.255", "0.0.0.0", "::"})
  void dropsSendersThatStandForMany(String address) throws Exception {
    assertThat(guard().judge(new InetSocketAddress(address, PORT), 1, 0))
        .isEqualTo(Drop.MANY_ADDRESS);
  }

  @Test
  void dropsTheBroadcastAddressOfAnInterface() throws Exception {
    UdpGuard guard =
        new UdpGuard(limits, Set.of(), Set.of(InetAddress.getByName("192.0.2.255")), together);

    assertThat(guard.judge(new InetSocketAddress("192.0.2.255", PORT), 1, 0))
        .isEqualTo(Drop.MANY_ADDRESS);
    assertThat(guard.judge(new InetSocketAddress("192.0.2.254", PORT), 1, 0)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, SYSTEM_PORT", "7, SYSTEM_PORT", "1023, SYSTEM_PORT", "1200, OWN_PORT"})
  void dropsPortsWhereAServiceMayListen(int port, Drop expected) {
    assertThat(guard().judge(new InetSocketAddress("192.0.2.1", port), 1, 0)).isEqualTo(expected);
    assertThat(guard().judge(new InetSocketAddress("192.0.2.1", 1024), 1, 0)).isNull();
  }

  @Test
  void countsAnIpv6NetworkOfSixtyFourBitsAsOneSource() {
    UdpGuard guard = guard();
    for (int i = 0; i < 20; i++) {
      assertThat(guard.judge(new InetSocketAddress("2001:db8::" + i, PORT), 1, 0)).isNull();
    }

    assertThat(guard.judge(new InetSocketAddress("2001:db8::ffff", PORT), 1, 0))
        .isEqualTo(Drop.SOURCE_LIMIT);
    assertThat(guard.judge(new InetSocketAddress("2001:db8:0:1::1", PORT), 1, 0)).isNull();
  }

  @Test
  void remembersABoundedNumberOfSources() {
    SourceRates rates = new SourceRates(limits);
    for (int i = 0; i < 10_000; i++) {
      rates.take(new SourceKey(false, i), 0);
    }
    assertThat(rates.remembered()).isEqualTo(4_096);
  }

  @Test
  void takesAMappedAddressForItsIpv4Address() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    System.arraycopy(new byte[] {(byte) 192, 0, 2, 1}, 0, mapped, 12, 4);

    assertThat(SourceKey.of(Inet6Address.getByAddress("x", mapped, -1)))
        .isEqualTo(SourceKey.of(InetAddress.getByName("192.0.2.1")));
    assertThat(SourceKey.of(InetAddress.getByName("192.0.2.1")))
        .isNotEqualTo(SourceKey.of(InetAddress.getByName("192.0.2.2")));
  }

  private UdpGuard guard() {
    return new UdpGuard(limits, Set.of(1200, 7007), Set.of(), together);
  }
}
