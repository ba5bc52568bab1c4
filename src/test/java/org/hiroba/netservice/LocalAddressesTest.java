package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalAddressesTest {
  @Test
  void bindsOneAddressAsItIs() throws Exception {
    InetAddress host = InetAddress.getLoopbackAddress();

    assertThat(LocalAddresses.toBind(host, List.of())).containsExactly(host);
  }

  @Test
  void bindsEveryAddressForAWildcardSoThatNoBroadcastIsReceived() throws Exception {
    InetAddress four = InetAddress.getByName("192.0.2.1");
    InetAddress six = InetAddress.getByName("2001:db8::1");

    assertThat(LocalAddresses.toBind(InetAddress.getByName("0.0.0.0"), List.of(four, six)))
        .containsExactly(four);
    assertThat(LocalAddresses.toBind(InetAddress.getByName("::"), List.of(four, six, six)))
        .containsExactly(four, six);
  }
}
