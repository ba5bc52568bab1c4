package org.hiroba.bench.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limit: one thread, and one system call a client and round. Every frame is encoded once, into a
 * buffer that all share; a client is a position in it. A client that falls behind by more than the
 * buffer holds is dropped. Takes unfragmented text messages of up to 64 KiB, no extensions.
 */
public final class RawHub {
  private static final int SHARED_BYTES = 1 << 22;
  private static final int READ_BYTES = 1 << 16;
  private static final Pattern KEY =
      Pattern.compile("(?i)\r\nSec-WebSocket-Key: *([A-Za-z0-9+/=]+)\r\n");

  private final Selector selector = Selector.open();
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final ByteBuffer shared = ByteBuffer.allocateDirect(SHARED_BYTES);
  private final ByteBuffer read = ByteBuffer.allocateDirect(READ_BYTES);
  private final byte[] payload = new byte[READ_BYTES];
  private final List<Client> clients = new ArrayList<>();

  /** Where in the stream of all frames the buffer begins. */
  private long sharedStart;

  private static final class Client {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(512);
    private ByteBuffer larger = in;
    private boolean open;
    private boolean gone;
    private boolean blocked;

    /** How far into the stream of all frames it was served. */
    private long position;

    private Client(SocketChannel channel, SelectionKey key) {
      this.channel = channel;
      this.key = key;
    }
  }

  private RawHub() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    RawHub hub = new RawHub();
    Parent.tell(hub.server.socket().getLocalPort());
    while (true) {
      hub.round();
    }
  }

  private void round() throws IOException {
    selector.select(this::ready);
    long end = sharedStart + shared.position();
    boolean anyGone = false;
    for (Client client : clients) {
      if (client.open && !client.blocked && client.position < end) {
        serve(client);
      }
      anyGone |= client.gone;
    }
    if (anyGone) {
      clients.removeIf(client -> client.gone);
    }
    if (shared.position() > SHARED_BYTES / 2) {
      forget();
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
        return;
      }
      Client client = (Client) key.attachment();
      try {
        if (key.isWritable()) {
          client.blocked = false;
          key.interestOps(SelectionKey.OP_READ);
        }
        if (key.isReadable()) {
          read(client);
        }
      } catch (IOException e) {
        drop(client);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot accept", e);
    }
  }

  private void accept() throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      Client client = new Client(channel, key);
      key.attach(client);
      clients.add(client);
    }
  }

  private void drop(Client client) throws IOException {
    client.gone = true;
    client.open = false;
    client.channel.close();
  }

  /** Writes what a client has not had yet. */
  private void serve(Client client) throws IOException {
    int from = (int) (client.position - sharedStart);
    int length = shared.position() - from;
    try {
      int written = client.channel.write(shared.slice(from, length));
      client.position += written;
      if (written < length) {
        client.blocked = true;
        client.key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      }
    } catch (IOException e) {
      drop(client);
    }
  }

  /** Makes room: forgets what everybody has had, and drops who is too far behind. */
  private void forget() throws IOException {
    long end = sharedStart + shared.position();
    long keepFrom = end;
    for (Client client : clients) {
      if (client.open && end - client.position > SHARED_BYTES / 4) {
        drop(client);
      } else if (client.open) {
        keepFrom = Math.min(keepFrom, client.position);
      }
    }
    int from = (int) (keepFrom - sharedStart);
    shared.limit(shared.position()).position(from);
    shared.compact();
    sharedStart = keepFrom;
  }

  private void read(Client client) throws IOException {
    read.clear();
    if (client.channel.read(read) < 0) {
      drop(client);
      return;
    }
    read.flip();
    if (client.larger.remaining() < read.remaining()) {
      ByteBuffer grown =
          ByteBuffer.allocate((client.larger.position() + read.remaining()) * 2);
      grown.put(client.larger.flip());
      client.larger = grown;
    }
    client.larger.put(read);
    ByteBuffer in = client.larger.flip();
    if (!client.open) {
      shakeHands(client, in);
    }
    while (client.open && takeFrame(client, in)) {
      // As many as are there.
    }
    if (in.hasRemaining()) {
      in.compact();
    } else {
      client.larger = client.in.clear();
    }
  }

  private void shakeHands(Client client, ByteBuffer in) throws IOException {
    String request = StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
    int end = request.indexOf("\r\n\r\n");
    if (end < 0) {
      return;
    }
    in.position(in.position() + end + 4);
    Matcher key = KEY.matcher(request);
    if (!key.find()) {
      drop(client);
      return;
    }
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(key.group(1))
            + "\r\n\r\n";
    client.channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
    client.open = true;
    client.position = sharedStart + shared.position();
  }

  private static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest =
          sha1.digest(
              (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes a frame if it is whole: a text for all, or a close. */
  private boolean takeFrame(Client client, ByteBuffer in) throws IOException {
    int start = in.position();
    if (in.remaining() < 2) {
      return false;
    }
    int opcode = in.get() & 0xf;
    int length = in.get() & 0x7f;
    int more = (length == 126 ? 2 : 0) + 4;
    if (length == 127) {
      drop(client);
      return false;
    }
    if (in.remaining() < more) {
      in.position(start);
      return false;
    }
    if (length == 126) {
      length = in.getShort() & 0xffff;
    }
    int mask = in.getInt();
    if (in.remaining() < length) {
      in.position(start);
      return false;
    }
    in.get(payload, 0, length);
    for (int i = 0; i < length; i++) {
      payload[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
    }
    if (opcode == 8) {
      drop(client);
      return false;
    }
    if (opcode == 1) {
      share(length);
    }
    return true;
  }

  /** Appends the frame that all get. */
  private void share(int length) throws IOException {
    if (shared.remaining() < length + 4) {
      forget();
    }
    shared.put((byte) 0x81);
    if (length < 126) {
      shared.put((byte) length);
    } else {
      shared.put((byte) 126).putShort((short) length);
    }
    shared.put(payload, 0, length);
  }
}
