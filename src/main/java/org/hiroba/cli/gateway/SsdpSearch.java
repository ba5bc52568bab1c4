package org.hiroba.cli.gateway;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URL;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jupnp.model.UnsupportedDataException;
import org.jupnp.model.message.IncomingDatagramMessage;
import org.jupnp.model.message.UpnpResponse;
import org.jupnp.model.message.discovery.IncomingSearchResponse;
import org.jupnp.model.message.discovery.OutgoingSearchRequest;
import org.jupnp.model.message.header.DeviceTypeHeader;
import org.jupnp.model.types.DeviceType;
import org.jupnp.transport.impl.DatagramProcessorImpl;

/** Asks a network for routers (UPnP Device Architecture §1.3: SSDP) and listens to who answers. */
final class SsdpSearch {
  /** Where routers listen (UPnP Device Architecture §1.3.2). */
  static final InetSocketAddress MULTICAST = new InetSocketAddress("239.255.255.250", 1900);

  private static final int MAX_ANSWERS = 32;
  private static final int MAX_DATAGRAM_BYTES = 4_096;
  private static final int MX_SECONDS = 1;
  private static final int HOPS = 2;

  private final DatagramProcessorImpl formats = new DatagramProcessorImpl();

  /**
   * Holds who answered and where it says that its description is. Not believed yet.
   *
   * @param from the address from which the answer came
   */
  record Found(InetAddress from, String location) {}

  /**
   * Asks once for each version of the standard and listens until somebody has heard enough or the
   * time is over. At most 32 answers are looked at, each of at most 4 KiB; what is no answer is
   * passed over.
   *
   * @param local the address of this machine from which to ask
   * @param target whom to ask
   * @param enough is shown each answer once and tells whether it is enough
   */
  void search(
      InetAddress local, InetSocketAddress target, Duration timeout, Predicate<Found> enough)
      throws IOException {
    Set<Found> seen = new HashSet<>();
    long end = System.nanoTime() + timeout.toNanos();
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(local, 0))) {
      // The address alone does not choose the way that a multicast takes.
      socket.setOption(
          StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByInetAddress(local));
      socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
      for (int version = 2; version >= 1; version--) {
        byte[] question = question(version);
        socket.send(new DatagramPacket(question, question.length, target));
      }
      byte[] buffer = new byte[MAX_DATAGRAM_BYTES];
      for (int i = 0; i < MAX_ANSWERS; i++) {
        long leftMillis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (leftMillis <= 0) {
          return;
        }
        socket.setSoTimeout((int) leftMillis);
        DatagramPacket answer = new DatagramPacket(buffer, buffer.length);
        socket.receive(answer);
        Optional<Found> found = read(local, answer);
        if (found.isPresent() && seen.add(found.get()) && enough.test(found.get())) {
          return;
        }
      }
    } catch (SocketTimeoutException e) {
      System.getLogger(SsdpSearch.class.getName())
          .log(System.Logger.Level.DEBUG, "Nobody answers any more: {0}", e.getMessage());
    }
  }

  private byte[] question(int version) throws IOException {
    DeviceType router = new DeviceType("schemas-upnp-org", "InternetGatewayDevice", version);
    try {
      DatagramPacket packet =
          formats.write(new OutgoingSearchRequest(new DeviceTypeHeader(router), MX_SECONDS));
      return packet.getData();
    } catch (UnsupportedDataException e) {
      throw new IOException("cannot write the question", e);
    }
  }

  private Optional<Found> read(InetAddress local, DatagramPacket answer) {
    try {
      IncomingDatagramMessage<?> message = formats.read(local, answer);
      if (message.getOperation() instanceof UpnpResponse) {
        @SuppressWarnings("unchecked")
        IncomingSearchResponse response =
            new IncomingSearchResponse((IncomingDatagramMessage<UpnpResponse>) message);
        URL location = response.getLocationURL();
        if (response.isSearchResponseMessage() && location != null) {
          return Optional.of(new Found(answer.getAddress(), location.toString()));
        }
      }
    } catch (UnsupportedDataException e) {
      System.getLogger(SsdpSearch.class.getName())
          .log(System.Logger.Level.DEBUG, "Not an answer: {0}", e.getMessage());
    }
    return Optional.empty();
  }
}
