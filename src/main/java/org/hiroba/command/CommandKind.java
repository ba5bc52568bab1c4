package org.hiroba.command;

import org.hiroba.account.Need;
import org.hiroba.protocol.CommandException;

/**
 * Names one kind of command: what it is called on the wire, how it is read, how often it may come
 * and what it does. Immutable; a feature makes one for each of its commands.
 */
public final class CommandKind {
  private final String name;
  private final Rate rate;
  private final Lane lane;
  private final boolean answered;
  private final boolean opening;
  private final boolean lasting;
  private final Need need;
  private final Reader<Object> reader;

  /**
   * Reads a command's fields; its {@code type} and {@code id} were read already.
   *
   * @param <C> what a command of the kind is
   */
  @FunctionalInterface
  public interface Reader<C> {
    /**
     * Reads.
     *
     * @throws CommandException a field breaks a rule; says which
     */
    C read(CommandFields in) throws CommandException;
  }

  private CommandKind(
      String name, Rate rate, boolean answered, boolean opening, Need need, Reader<?> reader) {
    this(name, rate, Lane.READS, answered, opening, false, need, reader);
  }

  private CommandKind(
      String name,
      Rate rate,
      Lane lane,
      boolean answered,
      boolean opening,
      boolean lasting,
      Need need,
      Reader<?> reader) {
    this.name = name;
    this.rate = rate;
    this.lane = lane;
    this.answered = answered;
    this.opening = opening;
    this.lasting = lasting;
    this.need = need;
    this.reader = reader::read;
  }

  /** A kind of command that changes something and is {@code accepted} once that is durable. */
  public static CommandKind change(String name, Reader<? extends Change> reader) {
    return change(name, Rate.CHANGES, reader);
  }

  /** A kind of command that changes something, under a rate of its own. */
  public static CommandKind change(String name, Rate rate, Reader<? extends Change> reader) {
    return new CommandKind(name, rate, true, false, Need.ALL, reader);
  }

  /** A kind of command that asks. */
  public static CommandKind question(String name, Reader<? extends Question> reader) {
    return question(name, Lane.READS, reader);
  }

  /** A kind of command that asks, in a lane of its own. */
  public static CommandKind question(String name, Lane lane, Reader<? extends Question> reader) {
    return new CommandKind(name, Rate.NONE, lane, true, false, false, Need.READ, reader);
  }

  /** A kind of command that is not answered, and so has no id. */
  public static CommandKind notice(String name, Reader<? extends Notice> reader) {
    return new CommandKind(name, Rate.NONE, false, false, Need.ALL, reader);
  }

  /**
   * A kind of notice of which the last one counts, of each room that it names: beyond the rate of
   * commands it is put off, not dropped as others are.
   */
  public static CommandKind lastingNotice(String name, Reader<? extends Notice> reader) {
    return new CommandKind(name, Rate.NONE, Lane.READS, false, false, true, Need.ALL, reader);
  }

  /** A kind of command that is answered at once, from what the server holds in memory. */
  public static CommandKind immediate(String name, Reader<? extends Immediate> reader) {
    return new CommandKind(name, Rate.NONE, true, false, Need.CHAT, reader);
  }

  /** The kind of command by which a session begins: the only one before {@code welcome}. */
  public static CommandKind opening(String name, Reader<? extends Immediate> reader) {
    return new CommandKind(name, Rate.NONE, true, true, Need.CHAT, reader);
  }

  /**
   * Returns the same kind for tokens of another scope. By default what changes something takes all
   * that an account may, and so does a notice; a question takes reading.
   */
  public CommandKind needing(Need other) {
    return new CommandKind(name, rate, lane, answered, opening, lasting, other, reader);
  }

  /** Returns the command's {@code type}. */
  public String name() {
    return name;
  }

  /** Returns under which limit it falls. */
  public Rate rate() {
    return rate;
  }

  /** Returns where a question of the kind waits. */
  public Lane lane() {
    return lane;
  }

  /** Returns what the reach of who sends it must suffice for. */
  public Need need() {
    return need;
  }

  /** Tells whether it has an id and is answered. */
  public boolean isAnswered() {
    return answered;
  }

  /** Tells whether it begins a session. */
  public boolean isOpening() {
    return opening;
  }

  /** Tells whether the last one counts, however many there were. */
  public boolean isLasting() {
    return lasting;
  }

  /**
   * Reads a command of this kind: a {@link Change}, {@link Question}, {@link Notice} or {@link
   * Immediate}.
   *
   * @throws CommandException a field breaks a rule; says which
   */
  public Object read(CommandFields in) throws CommandException {
    return reader.read(in);
  }

  @Override
  public String toString() {
    return name;
  }
}
