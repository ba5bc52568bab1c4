package org.hiroba.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** One question and one answer over UDP. */
final class Datagrams {
  private static final int MAX_BYTES = 65_535;

  private Datagrams() {}

  /**
   * Sends a datagram and returns the first answer from the address that was asked.
   *
   * @throws CommandFailure if none comes in time
   */
  static byte[] ask(HostPort peer, byte[] question, Timeout timeout) {
    Deadline deadline = Deadline.in(timeout);
    String trouble = "no address";
    for (InetAddress address : TcpConnection.addresses(peer)) {
      if (deadline.isOver()) {
        break;
      }
      try (DatagramSocket socket = new DatagramSocket()) {
        // Connected: answers from elsewhere are not delivered, and "port unreachable" is.
        socket.connect(new InetSocketAddress(address, peer.port()));
        socket.send(new DatagramPacket(question, question.length));
        socket.setSoTimeout(deadline.leftMillis());
        DatagramPacket answer = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
        socket.receive(answer);
        return Arrays.copyOf(answer.getData(), answer.getLength());
      } catch (SocketTimeoutException e) {
        throw new CommandFailure(
            "No answer from "
                + peer
                + " within "
                + timeout
                + ": nothing listens there, a firewall drops it, or it was lost (UDP)",
            e);
      } catch (PortUnreachableException e) {
        trouble = "nothing listens there (port unreachable)";
      } catch (IOException e) {
        trouble = TcpConnection.reason(e);
      }
    }
    throw new CommandFailure("No answer from " + peer + ": " + trouble);
  }
}
