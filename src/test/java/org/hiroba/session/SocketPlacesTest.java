package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.config.Limits;
import org.hiroba.config.MemberLimits;
import org.hiroba.session.SessionRegistry.Admission;
import org.hiroba.session.SocketPlaces.Holder;
import org.junit.jupiter.api.Test;

class SocketPlacesTest {
  private static final long PATIENCE = Duration.ofSeconds(Admissions.PATIENCE_SECONDS).toNanos();

  private final SocketPlaces places = new SocketPlaces();

  private static Limits limits(int perUser, int perAddress, int anonymous) {
    return new Limits(
        10,
        60,
        10,
        perUser,
        perAddress,
        anonymous,
        10_000,
        65_536,
        256,
        1_000,
        MemberLimits.none());
  }

  private static Holder nobody(String address) {
    return new Holder(Optional.empty(), address);
  }

  private static Holder user(String name, String address) {
    return new Holder(Optional.of(new UserId(name)), address);
  }

  private Admission admit(Holder holder) {
    return admit(holder, 0);
  }

  private Admission admit(Holder holder, long nowNanos) {
    return places.admit(holder, limits(2, 3, 2), nowNanos);
  }

  @Test
  void countsHandshakesAndOpenSocketsTogether() {
    assertThat(admit(nobody("192.0.2.7"))).isEqualTo(Admission.ADMITTED);
    places.opened(nobody("192.0.2.7"));
    assertThat(admit(nobody("192.0.2.7"))).isEqualTo(Admission.ADMITTED);
    assertThat(admit(nobody("192.0.2.7"))).isEqualTo(Admission.TOO_MANY_FROM_ADDRESS);
    assertThat(admit(nobody("192.0.2.8"))).isEqualTo(Admission.ADMITTED);
    places.dismiss(nobody("192.0.2.7"));
    assertThat(admit(nobody("192.0.2.7"))).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void makesRoomWhenASocketClosesAndForgetsItsHolder() {
    for (int i = 0; i < 100; i++) {
      assertThat(admit(user("ann", "2001:db8::1"))).isEqualTo(Admission.ADMITTED);
      places.opened(user("ann", "2001:db8::1"));
      places.closed(user("ann", "2001:db8::1"));
    }
    assertThat(places.count()).isZero();
  }

  @Test
  void forgetsAHandshakeThatBecameNoSocket() {
    admit(nobody("192.0.2.7"), 0);
    admit(nobody("192.0.2.7"), 0);
    assertThat(admit(nobody("192.0.2.7"), PATIENCE)).isEqualTo(Admission.TOO_MANY_FROM_ADDRESS);
    assertThat(admit(nobody("192.0.2.7"), PATIENCE + 1)).isEqualTo(Admission.ADMITTED);
  }

  /** Whoever has one address of IPv6 has as many as they like (RFC 4291 §2.5.4). */
  @Test
  void takesAWholeNetworkOfIpv6ForOneAddress() {
    places.opened(nobody("2001:db8:1:2::1"));
    places.opened(nobody("2001:db8:1:2:ffff::2"));
    assertThat(admit(nobody("2001:db8:1:2:3::3"))).isEqualTo(Admission.TOO_MANY_FROM_ADDRESS);
    assertThat(admit(nobody("2001:db8:1:3::1"))).isEqualTo(Admission.ADMITTED);
    places.opened(nobody("::ffff:192.0.2.7"));
    places.opened(nobody("192.0.2.7"));
    assertThat(admit(nobody("192.0.2.7"))).isEqualTo(Admission.TOO_MANY_FROM_ADDRESS);
  }

  @Test
  void countsThoseWhoAreSignedInByUserAndApartFromNobodies() {
    places.opened(nobody("192.0.2.7"));
    places.opened(nobody("192.0.2.7"));
    places.opened(user("ann", "192.0.2.7"));
    places.opened(user("ann", "192.0.2.8"));
    assertThat(admit(user("ann", "192.0.2.9"))).isEqualTo(Admission.TOO_MANY_OF_USER);
    places.opened(user("bob", "192.0.2.7"));
    places.opened(user("bob", "192.0.2.7"));
    assertThat(admit(user("cat", "192.0.2.7"))).isEqualTo(Admission.TOO_MANY_FROM_ADDRESS);
    assertThat(admit(user("cat", "192.0.2.8"))).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void admitsAnyNumberWhereALimitIsOff() {
    for (int i = 0; i < 1_000; i++) {
      places.opened(nobody("192.0.2.7"));
      places.opened(user("ann", "192.0.2.7"));
    }
    assertThat(places.admit(nobody("192.0.2.7"), limits(0, 0, 0), 0)).isEqualTo(Admission.ADMITTED);
    assertThat(places.admit(user("ann", "192.0.2.7"), limits(0, 0, 0), 0))
        .isEqualTo(Admission.ADMITTED);
  }

  @Test
  void takesWhatIsNoAddressForItself() {
    places.opened(nobody("unknown"));
    places.opened(nobody("unknown"));
    assertThat(admit(nobody("unknown"))).isEqualTo(Admission.TOO_MANY_FROM_ADDRESS);
  }
}
