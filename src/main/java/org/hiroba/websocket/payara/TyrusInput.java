package org.hiroba.websocket.payara;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.function.BooleanSupplier;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.ReadHandler;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeStatus;
import org.glassfish.tyrus.spi.Writer;
import org.hiroba.websocket.port.PingLimit;

/**
 * Hands Tyrus (Payara) what a client sends in short frames: Tyrus gathers each frame whole, in
 * several copies, before anybody can see how much there is.
 *
 * @param closing tells that a close frame was sent
 */
record TyrusInput(UpgradeInfo tyrus, BooleanSupplier closing) implements UpgradeInfo {
  @Override
  public UpgradeStatus getStatus() {
    return tyrus.getStatus();
  }

  @Override
  public Connection createConnection(Writer writer, Connection.CloseListener listener) {
    Connection connection = tyrus.createConnection(writer, listener);
    FrameSplitter splitter =
        new FrameSplitter(
            connection.getReadHandler()::handle,
            closing,
            () -> endAfterPings(connection),
            System::nanoTime);
    return new Split(connection, splitter::take);
  }

  private void endAfterPings(Connection connection) {
    if (!closing.getAsBoolean()) {
      connection.close(new CloseReason(CloseCodes.VIOLATED_POLICY, PingLimit.REASON));
    }
  }

  private record Split(Connection tyrus, ReadHandler splitter) implements Connection {
    @Override
    public ReadHandler getReadHandler() {
      return splitter;
    }

    @Override
    public Writer getWriter() {
      return tyrus.getWriter();
    }

    @Override
    public CloseListener getCloseListener() {
      return tyrus.getCloseListener();
    }

    @Override
    public void close(CloseReason reason) {
      tyrus.close(reason);
    }
  }
}
