package org.hiroba.netservice;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.hiroba.config.ListenerSettings;
import org.hiroba.netio.SelectorLoop;
import org.hiroba.rate.TokenBucket;

/** Opens all listeners once, at a start; what fails is noted in the listener's state. */
final class ListenerOpening {
  private static final Logger LOG = System.getLogger(NetworkServices.class.getName());

  private final ListenerSettings settings;
  private final NetLimits limits;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final SelectorLoop loop;
  private final PeerLog peerLog;
  private final DaytimeFormat daytime;
  private final Set<Integer> ownUdpPorts = new HashSet<>();
  private final TokenBucket udpTogether;
  private OptionalInt echoTcpPort = OptionalInt.empty();

  ListenerOpening(
      ListenerSettings settings,
      NetLimits limits,
      Clock clock,
      LongSupplier nanoTime,
      SelectorLoop loop,
      PeerLog peerLog) {
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.loop = loop;
    this.peerLog = peerLog;
    this.daytime = DaytimeFormat.of(settings.daytimeFormat(), settings.daytimeZone());
    int perSecond = limits.udpTogetherPerSecond();
    this.udpTogether = TokenBucket.perSecond(perSecond, perSecond, nanoTime.getAsLong());
  }

  void open(List<Listener> listeners) {
    for (Listener listener : listeners) {
      try {
        InetAddress host = InetAddress.getByName(settings.host());
        open(listener, host);
      } catch (IOException e) {
        String what = trouble(listener, e);
        listener.state().failed(what);
        LOG.log(
            Level.WARNING,
            listener.state().name() + " does not listen, the chat works without it: " + what);
      }
    }
  }

  private void open(Listener listener, InetAddress host) throws IOException {
    switch (listener.kind()) {
      case DAYTIME_TCP -> {
        ByteBuffer waste = ByteBuffer.allocate(limits.bufferBytes());
        tcp(
            listener,
            host,
            (from, channel, source) ->
                new DaytimePeer(from, channel, source, daytime.line(clock.instant()), waste),
            // A monitor asks every few seconds; the counters are enough.
            peer -> {});
      }
      case ECHO_TCP -> {
        byte[] greeting =
            settings
                .echoGreeting()
                .map(text -> (text + "\r\n").getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> new byte[0]);
        tcp(
            listener,
            host,
            (from, channel, source) -> new EchoPeer(from, channel, source, greeting),
            peer -> peerLog.connected(listener.state().name(), peer));
        echoTcpPort = listener.state().port();
      }
      case DAYTIME_UDP ->
          // RFC 867: whatever the datagram holds, the answer is the time.
          udp(
              listener,
              Sockets.udp(LocalAddresses.toBind(host), listener.port()),
              ignored -> ByteBuffer.wrap(daytime.line(clock.instant())));
      case ECHO_UDP ->
          // RFC 862: the answer is the datagram itself.
          udp(listener, echoSockets(host, listener.port()), UnaryOperator.identity());
    }
  }

  /** With port 0 tries the port that the TCP service got, so that people need to know one only. */
  private List<DatagramChannel> echoSockets(InetAddress host, int port) throws IOException {
    List<InetAddress> addresses = LocalAddresses.toBind(host);
    if (port == 0 && echoTcpPort.isPresent()) {
      try {
        return Sockets.udp(addresses, echoTcpPort.getAsInt());
      } catch (BindException e) {
        LOG.log(Level.DEBUG, "The UDP port of the same number is taken, any other will do", e);
      }
    }
    return Sockets.udp(addresses, port);
  }

  private void tcp(
      Listener listener,
      InetAddress host,
      TcpListener.PeerFactory peers,
      Consumer<InetSocketAddress> onConnect)
      throws IOException {
    ServerSocketChannel server = Sockets.tcp(host, listener.port());
    listener.state().listening((InetSocketAddress) server.getLocalAddress());
    TcpListener.Service service =
        new TcpListener.Service(listener.state(), listener.meters(), peers, onConnect);
    loop.add(
        server,
        SelectionKey.OP_ACCEPT,
        new TcpListener(service, limits, nanoTime, loop, server, server::accept));
  }

  private void udp(
      Listener listener, List<DatagramChannel> channels, UnaryOperator<ByteBuffer> answer)
      throws IOException {
    UdpGuard guard = new UdpGuard(limits, ownUdpPorts, broadcasts(), udpTogether);
    for (DatagramChannel channel : channels) {
      InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
      ownUdpPorts.add(address.getPort());
      listener.state().listening(address);
      loop.add(
          channel,
          SelectionKey.OP_READ,
          new UdpListener(
              listener.state(),
              listener.meters(),
              guard,
              answer,
              nanoTime,
              channel,
              into -> (InetSocketAddress) channel.receive(into)));
    }
  }

  private static Set<InetAddress> broadcasts() {
    try {
      return LocalAddresses.broadcasts();
    } catch (SocketException e) {
      LOG.log(Level.DEBUG, "The network interfaces cannot be read", e);
      return Set.of();
    }
  }

  private String trouble(Listener listener, IOException cause) {
    String key = listener.kind().key();
    if (cause instanceof UnknownHostException) {
      return "hiroba.listen.host="
          + settings.host()
          + " is not known. Set an address or known name";
    }
    String message = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
    if (cause instanceof BindException && message.contains("in use")) {
      return "port "
          + listener.port()
          + " of "
          + settings.host()
          + " is in use. Stop the other program, or set "
          + key
          + " to another port, 0 (any free one) or off";
    }
    return "port "
        + listener.port()
        + " of "
        + settings.host()
        + ": "
        + message
        + ". Check hiroba.listen.host and "
        + key;
  }
}
