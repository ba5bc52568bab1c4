package org.hiroba.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hiroba.account.AccountDirectory;
import org.hiroba.broker.Broker;
import org.hiroba.command.Answers;
import org.hiroba.command.ChatLimits;
import org.hiroba.command.ChatParts;
import org.hiroba.command.ChatService;
import org.hiroba.command.CommandKind;
import org.hiroba.command.CommandMeters;
import org.hiroba.command.Rights;
import org.hiroba.command.Wiring;
import org.hiroba.config.Derived;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.RightsSettings;
import org.hiroba.config.Settings;
import org.hiroba.feature.Feature;
import org.hiroba.feature.profile.DisplayNames;
import org.hiroba.feature.signin.ApiTokens;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.log.CommitListener;
import org.hiroba.log.LogWriter;
import org.hiroba.log.News;
import org.hiroba.log.RoomLog;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomDirectory;
import org.hiroba.search.MessageSearch;
import org.hiroba.session.Attendance;
import org.hiroba.session.FanOut;
import org.hiroba.session.OwnSockets;
import org.hiroba.session.Presence;
import org.hiroba.session.RoomSubscriptions;
import org.hiroba.session.SessionRegistry;

/**
 * Puts the chat together, from storage to commands: the one place that knows how the core and the
 * features hang together, for the server and for tests alike. Made and closed once each.
 */
public final class ChatAssembly implements AutoCloseable {
  private static final int FAN_OUT_THREADS = 2;
  private static final Logger LOG = System.getLogger(ChatAssembly.class.getName());

  private final LogWriter writer;
  private final FanOut fanOut;
  private final RoomSubscriptions subscriptions;
  private final Presence presence;
  private final Attendance attendance;
  private final ChatService chat;
  private final SignIns signIns;
  private final ApiTokens apiTokens;
  private final List<CommandKind> commands;
  private final Map<String, Runnable> periodicTasks;
  private final List<Runnable> lastTasks;

  /**
   * Names where the chat stores and reads.
   *
   * @param search finds messages
   */
  public record Storage(
      RoomLog log, RoomDirectory rooms, AccountDirectory accounts, MessageSearch search) {}

  /**
   * Says how the chat behaves.
   *
   * @param limits what people are kept to, as it is at each moment
   * @param lifetime for how long sign-ins are good
   * @param fanOutThreads over how many threads rooms are spread
   * @param nanoTime a clock that never jumps
   */
  public record Manner(
      Supplier<ChatLimits> limits,
      RightsSettings rights,
      int heartbeatSeconds,
      SignInLifetime lifetime,
      int fanOutThreads,
      Clock clock,
      LongSupplier nanoTime) {
    /** Takes a server's settings. */
    static Manner of(
        Settings settings, Supplier<LiveSettings> live, SignInLifetime lifetime, Clock clock) {
      return new Manner(
          new Derived<>(
              () -> live.get().limits(),
              limits -> ChatLimits.of(limits, settings.files().limits())),
          settings.rights(),
          settings.heartbeatSeconds(),
          lifetime,
          FAN_OUT_THREADS,
          clock,
          System::nanoTime);
    }
  }

  /** Puts it together; nothing is written before {@link #start}. */
  public ChatAssembly(
      Storage storage,
      Manner manner,
      SessionRegistry sessions,
      Broker broker,
      List<Feature> features,
      SetupToken setupToken,
      Meters meters) {
    EventEncoder encoder = new EventEncoder();
    writer = new LogWriter(storage.log(), manner.clock(), broker, meters);
    presence = new Presence(sessions, encoder, manner.nanoTime());
    fanOut =
        new FanOut(
            storage.log(),
            encoder,
            (room, user) -> subscriptions().add(room, user),
            manner.fanOutThreads(),
            meters);
    subscriptions =
        new RoomSubscriptions(sessions, storage.rooms(), storage.log(), fanOut, encoder, presence);
    attendance = new Attendance(sessions, fanOut, encoder, presence, manner.nanoTime());
    Wiring wiring =
        new Wiring(
            new ChatParts(
                storage.rooms(),
                storage.log(),
                storage.search(),
                writer,
                sessions,
                fanOut,
                subscriptions,
                attendance,
                new OwnSockets(sessions, fanOut, encoder),
                new Answers(writer, fanOut, encoder, storage.rooms(), new CommandMeters(meters)),
                encoder,
                presence,
                manner.limits(),
                new Rights(manner.rights()),
                manner.heartbeatSeconds(),
                manner.clock(),
                manner.nanoTime()));
    features.forEach(feature -> feature.open(wiring));
    chat = new ChatService(wiring);
    commands = wiring.commands();
    periodicTasks = wiring.periodicTasks();
    lastTasks = wiring.lastTasks();
    signIns =
        new SignIns(
            writer,
            storage.accounts(),
            new DisplayNames(storage.rooms()),
            manner.clock(),
            setupToken,
            manner.lifetime());
    apiTokens = new ApiTokens(writer, storage.accounts());
    List<CommitListener> listeners = wiring.listeners();
    broker.subscribe(news -> tell(listeners, news));
  }

  private RoomSubscriptions subscriptions() {
    return subscriptions;
  }

  /** Each is told, whatever becomes of the others: this runs on the writer's thread. */
  private void tell(List<CommitListener> listeners, News news) {
    tell(fanOut, news);
    listeners.forEach(listener -> tell(listener, news));
  }

  private static void tell(CommitListener listener, News news) {
    try {
      listener.committed(news);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "What follows from a commit was not done", e);
    }
  }

  /** Begins to write. */
  public void start() {
    writer.start();
  }

  /** Returns the writer of everything that is stored. */
  public LogWriter writer() {
    return writer;
  }

  /** Returns what passes events on. */
  public FanOut fanOut() {
    return fanOut;
  }

  /** Returns who is there. */
  public Presence presence() {
    return presence;
  }

  /** Returns who lets connections in and out. */
  public Attendance attendance() {
    return attendance;
  }

  /** Returns the chat. */
  public ChatService chat() {
    return chat;
  }

  /** Returns the use cases of signing in. */
  public SignIns signIns() {
    return signIns;
  }

  /** Returns the use cases of tokens. */
  public ApiTokens apiTokens() {
    return apiTokens;
  }

  /** Returns the kinds of all commands. */
  public List<CommandKind> commands() {
    return commands;
  }

  /** Returns what is to be done about once a second, by its name. */
  public Map<String, Runnable> periodicTasks() {
    return periodicTasks;
  }

  /** Returns the threads, for the watchdog. */
  public List<Workers> threads() {
    List<Workers> threads = new ArrayList<>(fanOut.threads());
    threads.add(writer.threads());
    return threads;
  }

  /** Writes what still waits, then stops passing on. */
  @Override
  public void close() {
    writer.close();
    lastTasks.forEach(Runnable::run);
    fanOut.close();
  }
}
