package org.hiroba.command;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.room.RoomId;

/** The table of the commands of all features, and in words what a command says. */
public final class CommandTable implements AutoCloseable {
  private final Plaza plaza;
  private final Commands commands;

  /** Makes the table. */
  public CommandTable(ProtocolLimits limits) {
    plaza = new Plaza(limits);
    commands = new Commands(() -> limits, plaza.kinds());
  }

  /** Reads a frame. */
  public ReceivedCommand read(String frame) throws CommandException {
    return commands.read(frame);
  }

  /** Returns the names of all commands. */
  public List<String> names() {
    return commands.names();
  }

  /** Says what a command says: the fields of its record, but for the parts of the server in it. */
  public static String said(ReceivedCommand command) throws ReflectiveOperationException {
    List<String> fields = new ArrayList<>();
    if (command.id() != null) {
      fields.add("id=" + command.id());
    }
    for (RecordComponent field : command.content().getClass().getRecordComponents()) {
      field.getAccessor().setAccessible(true);
      Object value = field.getAccessor().invoke(command.content());
      if (isSaid(value) && !field.getName().equals("only")) {
        fields.add(field.getName() + "=" + value);
      }
    }
    return String.join(" ", fields);
  }

  private static boolean isSaid(Object value) {
    if (value instanceof Optional<?> optional) {
      return isSaid(optional.orElse(null));
    }
    String name = value == null ? "java." : value.getClass().getName();
    return !(name.startsWith("org.hiroba.") || name.contains("proxy"))
        || Arrays.asList(RoomId.class, UserId.class).contains(value.getClass())
        || value.getClass().isEnum()
        || name.startsWith("org.hiroba.log.HistoryQuery")
        || name.startsWith("org.hiroba.log.MessagePlace");
  }

  @Override
  public void close() {
    plaza.close();
  }
}
