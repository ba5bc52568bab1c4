package org.hiroba.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hiroba.cli.chat.ChatRun;
import org.hiroba.cli.chat.ServerAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Chats: at a terminal, in a pipe, or listening for a script. */
@Command(
    name = "chat",
    description = {
      "Chats from a terminal, posts what a script writes, or prints what others write.",
      "At a terminal it talks; in a pipe it posts each line, and ends with 0 only if every one was"
          + " accepted: after a lost connection a line is sent again, never posted twice.",
      "Examples:",
      "  chat --name anna",
      "  echo \"build done\" | java -jar hiroba.war chat --room ops --token-file ci.token",
      "  chat --room ops --file report.pdf --message \"The report\"",
      "  chat --room ops --follow --json"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything was accepted, or printed",
      "1:the server refused something, or there is no such room",
      "2:wrong usage",
      "3:not signed in: the name or the token is not accepted",
      "4:the server could not be reached in time"
    })
final class ChatCommand implements Runnable {
  private final CommandEnvironment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOptions options = new ServerOptions();

  @Option(
      names = {"-r", "--room"},
      paramLabel = "ROOM",
      description = "The room, by name or id. Default: lobby, or all rooms for --follow.")
  private @Nullable String room;

  @Option(names = "--dm", paramLabel = "NAME", description = "Write to one person instead.")
  private @Nullable String direct;

  @Option(names = "--join", description = "Become a member of the room if it is public.")
  private boolean join;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Post this text and end.")
  private @Nullable String message;

  @Option(names = "--whole", description = "Post all of the input as one message, not by lines.")
  private boolean whole;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = {
        "Post this file, and others named by more --file, in one message; --message or --whole says",
        "something to them. After a lost connection it goes on where it stopped."
      })
  private List<Path> files = new ArrayList<>();

  @Option(names = "--rooms", description = "Print your rooms and those you may join, and end.")
  private boolean rooms;

  @Option(
      names = "--history",
      paramLabel = "N",
      description = "Print the last N messages (1–1000), and end unless --follow is given.")
  private int history;

  @Option(names = "--follow", description = "Print what happens, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--count", paramLabel = "N", description = "With --follow: end after N messages.")
  private long count;

  @Option(
      names = "--since",
      paramLabel = "SEQ",
      description = {
        "With --follow and --room ID: first print what happened after this seq, so that a script",
        "that starts again misses nothing. --json shows each seq."
      })
  private @Nullable Long since;

  @Option(names = "--json", description = "Print the server's events, one JSON object a line.")
  private boolean json;

  @Option(
      names = "--give-up-after",
      paramLabel = "TIME",
      description = {
        "How long to try while nothing gets through. Default: 1m for what posts or prints once;",
        "--follow and a terminal try for ever."
      },
      converter = Timeout.Converter.class)
  private @Nullable Timeout giveUpAfter;

  @Option(names = "--sign-out", description = "End the sign-in that is kept, and end.")
  private boolean signOut;

  ChatCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    check();
    if (signOut) {
      Optional<String> who = options.signIn(environment).signOut(options.name());
      PrintWriter out = spec.commandLine().getOut();
      out.println(who.map(name -> name + " is signed out").orElse("Nobody was signed in"));
      out.flush();
      return;
    }
    ServerAddress server = options.server(environment);
    ChatRun.Wishes wishes = wishes();
    String token =
        options.bearer(environment, isInteractive() ? Duration.ZERO : wishes.signInPatience());
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8));
    ChatRun run =
        new ChatRun(
            options.http(), server, wishes, environment.in(), out, spec.commandLine().getErr());
    if (rooms) {
      run.listRooms(token);
    } else if (follow || history > 0) {
      run.read(token, history, follow);
    } else if (!files.isEmpty()) {
      run.postFiles(token, files, message, whole);
    } else if (message != null || whole) {
      run.postText(token, message);
    } else if (isInteractive()) {
      run.talk(token);
    } else {
      run.postLines(token);
    }
  }

  private boolean isInteractive() {
    return environment.person().isPresent() && !json;
  }

  private boolean isEndless() {
    boolean once = message != null || whole || !files.isEmpty() || rooms || history > 0;
    return follow || (isInteractive() && !once);
  }

  private ChatRun.Wishes wishes() {
    Timeout patience = giveUpAfter;
    if (patience == null && !isEndless()) {
      patience = Timeout.parse("1m");
    }
    return new ChatRun.Wishes(
        Optional.ofNullable(room),
        Optional.ofNullable(direct),
        join,
        since == null ? OptionalLong.empty() : OptionalLong.of(since),
        count,
        options.connectTimeout(),
        Optional.ofNullable(patience).map(Timeout::duration),
        json);
  }

  private void check() {
    refuse(room != null && direct != null, "--room and --dm do not go together");
    refuse(message != null && whole, "--message and --whole do not go together");
    refuse(
        (message != null || whole || !files.isEmpty()) && (follow || history > 0 || rooms),
        "--message, --whole and --file post; --follow, --history and --rooms print");
    refuse(rooms && (follow || history > 0), "--rooms goes with none of --follow and --history");
    refuse(history < 0 || history > 1_000, "--history takes a number from 1 to 1000");
    refuse(count < 0 || (count > 0 && !follow), "--count takes a number and goes with --follow");
    refuse(
        since != null && (!follow || room == null || history > 0 || since < 0),
        "--since takes a seq and goes with --follow and --room ID, without --history");
    refuse(message != null && message.isBlank(), "--message takes a text that is not blank");
  }

  private void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}
