package org.hiroba.blackbox;

import static org.hiroba.blackbox.RawWebSocket.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hiroba.blackbox.ConformanceCase.Script;
import org.hiroba.blackbox.RawWebSocket.Frame;

/** Runs one case on a connection of its own. Used once, by one thread. */
final class ConformanceRun {
  /** After so long without a close the server is asked whether it lives; then it must answer. */
  private static final int PROBE_AFTER_MILLIS = 3_000;

  /** How many times as long it may take to send all. */
  private static final int WRITING_AT_MOST = 10;

  private static final byte[] PROBE = ConformanceCases.utf8("probe");
  private static final byte[] GOODBYE = {3, (byte) 0xe8};

  private final Script script;
  private final RawWebSocket socket;
  private final List<Object> messages = new ArrayList<>();
  private final List<byte[]> pongs = new ArrayList<>();
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private volatile boolean writing = true;
  private int unfinishedOpcode;
  private Integer closed;

  private ConformanceRun(Script script, RawWebSocket socket) {
    this.script = script;
    this.socket = socket;
  }

  /** Says how the server failed the case; a pass is a failure to fail. */
  static class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String how) {
      super(how);
    }
  }

  /** Says that the server closed as it must, but before all had come that was to come first. */
  static final class Lost extends Failed {
    private static final long serialVersionUID = 1L;

    private Lost(String how) {
      super(how);
    }
  }

  /** Runs a case. */
  static void of(ConformanceCase one, URI base) throws Failed, IOException, InterruptedException {
    Script script = one.script().get();
    RawWebSocket socket = RawWebSocket.open(base, "ws/echo?raw");
    ConformanceRun run = new ConformanceRun(script, socket);
    // On a thread of its own: the server may send back before it has read all.
    Thread writer = new Thread(run::write, "conformance-writer");
    writer.start();
    try {
      run.read();
    } finally {
      socket.close();
      writer.join();
    }
  }

  private void write() {
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (byte[] one : script.sends()) {
        if (script.writeBytes() > 0 || one.length < 1_024) {
          all.writeBytes(one);
        } else {
          writeOut(all);
          socket.write(one);
        }
      }
      writeOut(all);
    } catch (IOException e) {
      // The server has closed already; the reader sees how.
      return;
    } finally {
      writing = false;
    }
  }

  private void writeOut(ByteArrayOutputStream gathered) throws IOException {
    byte[] bytes = gathered.toByteArray();
    gathered.reset();
    int step = script.writeBytes() == 0 ? Math.max(1, bytes.length) : script.writeBytes();
    for (int at = 0; at < bytes.length; at += step) {
      socket.write(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + step)));
    }
  }

  private void read() throws Failed, IOException {
    boolean mustClose = !script.closes().isEmpty();
    boolean probed = false;
    while (closed == null && (mustClose || !hasAll())) {
      if (mustClose && !probed && isSilent()) {
        probe();
        probed = true;
      }
      take(next());
      check(probed);
    }
    if (mustClose) {
      requireCode();
    } else if (closed != null) {
      throw new Failed("closed with " + closed + " after " + heard());
    } else {
      sayGoodbye();
    }
  }

  /**
   * Tells whether nothing comes for some time after all was sent, which takes a slow machine some.
   */
  private boolean isSilent() throws IOException {
    boolean readable = socket.isReadable(PROBE_AFTER_MILLIS);
    for (int i = 0; i < WRITING_AT_MOST && writing && !readable; i++) {
      readable = socket.isReadable(PROBE_AFTER_MILLIS);
    }
    return !readable;
  }

  private boolean hasAll() {
    return messages.size() >= script.messages().size() && pongs.size() >= script.pongs().size();
  }

  private void probe() {
    try {
      socket.write(frame(RawWebSocket.PING, PROBE));
    } catch (IOException e) {
      // Closed in this moment; the next read sees how.
      return;
    }
  }

  private Frame next() throws Failed {
    try {
      return socket.readWhole();
    } catch (SocketTimeoutException e) {
      throw new Failed("nothing comes any more, after " + heard());
    } catch (IOException e) {
      return new Frame(-1, false, new byte[0]);
    }
  }

  private void take(Frame frame) throws Failed {
    if (frame.first() < 0) {
      closed = RawWebSocket.DROPPED;
      return;
    }
    if (frame.masked() || frame.rsv() != 0) {
      throw new Failed("the server's frame is masked or has reserved bits");
    }
    if (frame.opcode() >= RawWebSocket.CLOSE && (!frame.fin() || frame.payload().length > 125)) {
      throw new Failed("the server's control frame is fragmented or too long");
    }
    switch (frame.opcode()) {
      case RawWebSocket.TEXT, RawWebSocket.BINARY, RawWebSocket.CONTINUATION -> takePart(frame);
      case RawWebSocket.PONG -> pongs.add(frame.payload());
      case RawWebSocket.CLOSE -> closed = frame.closeCode();
      default -> throw new Failed("an unexpected frame with opcode " + frame.opcode());
    }
  }

  private void takePart(Frame frame) throws Failed {
    boolean continues = frame.opcode() == RawWebSocket.CONTINUATION;
    if (continues == (unfinishedOpcode == 0)) {
      throw new Failed("the server's fragments are out of order");
    }
    if (!continues) {
      unfinishedOpcode = frame.opcode();
    }
    unfinished.writeBytes(frame.payload());
    if (frame.fin()) {
      byte[] bytes = unfinished.toByteArray();
      messages.add(unfinishedOpcode == RawWebSocket.TEXT ? decoded(bytes) : bytes);
      unfinished.reset();
      unfinishedOpcode = 0;
    }
  }

  private static String decoded(byte[] bytes) throws Failed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Failed("the server's text is not UTF-8");
    }
  }

  /** What came so far must be what was to come first. */
  private void check(boolean probed) throws Failed {
    if (probed && !pongs.isEmpty() && Arrays.equals(pongs.get(pongs.size() - 1), PROBE)) {
      throw new Failed("not closed: it answers pings, after " + heard());
    }
    for (int i = 0; i < messages.size(); i++) {
      if (i >= script.messages().size() || !same(messages.get(i), script.messages().get(i))) {
        throw new Failed("unexpected message " + i + ": " + describe(messages.get(i)));
      }
    }
    for (int i = 0; i < pongs.size(); i++) {
      if (i >= script.pongs().size() || !Arrays.equals(pongs.get(i), script.pongs().get(i))) {
        throw new Failed("unexpected pong " + i + ": " + describe(pongs.get(i)));
      }
    }
  }

  private void requireCode() throws Failed, IOException {
    if (!script.closes().contains(closed)) {
      throw new Failed("closed with " + closed + " instead of " + script.closes());
    }
    if (!hasAll()) {
      throw new Lost("closed with " + closed + " after only " + heard());
    }
    if (closed != RawWebSocket.DROPPED) {
      answerClose();
      awaitEnd();
    }
  }

  private void sayGoodbye() throws Failed {
    answerClose();
    take(next());
    if (closed == null || (closed != 1000 && closed != RawWebSocket.NO_CODE)) {
      throw new Failed("our close is answered with " + (closed == null ? heard() : closed));
    }
    awaitEnd();
  }

  private void answerClose() {
    try {
      socket.write(frame(RawWebSocket.CLOSE, GOODBYE));
    } catch (IOException e) {
      // It has closed both ways: that is its right (§7.1.1).
      return;
    }
  }

  /** §7.1.1: the server closes the TCP connection, and sends nothing before (§5.5.1). */
  private void awaitEnd() throws Failed {
    Frame after = next();
    if (after.first() >= 0) {
      throw new Failed("after its close frame comes one with opcode " + after.opcode());
    }
  }

  private static boolean same(Object one, Object other) {
    return one instanceof byte[] bytes
        ? other instanceof byte[] others && Arrays.equals(bytes, others)
        : one.equals(other);
  }

  private String heard() {
    return messages.size() + " messages and " + pongs.size() + " pongs";
  }

  private static String describe(Object message) {
    String text = message instanceof byte[] bytes ? Arrays.toString(bytes) : message.toString();
    return text.length() > 100 ? text.substring(0, 100) + "… (" + text.length() + ")" : text;
  }
}
