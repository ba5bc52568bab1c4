package org.hiroba.cli.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.hiroba.cli.chat.SavedSessions.Saved;

/** Finds or makes the sign-in under which a client comes. For one thread. */
public final class SignIn {
  private static final int UNAUTHORIZED = 401;

  private final SessionApi api;
  private final SavedSessions saved;
  private final ServerAddress server;
  private final Prompt prompt;

  /** Asks the person at the terminal; empty where there is none. */
  public interface Prompt {
    /** Asks for a name. */
    Optional<String> name();

    /** Asks for a password, which is not shown. */
    Optional<String> password();
  }

  /** Makes one for a server. */
  public SignIn(SessionApi api, SavedSessions saved, ServerAddress server, Prompt prompt) {
    this.api = api;
    this.saved = saved;
    this.server = server;
    this.prompt = prompt;
  }

  /**
   * Returns a token: that of an earlier run if it is still good, else of a new sign-in, which is
   * kept.
   *
   * @param name under which to sign in; without one, the name of the last run
   * @param password if it is known already
   * @throws ChatException if the server refuses or nobody says a name
   */
  public String token(Optional<String> name, Optional<String> password) {
    Optional<Saved> earlier = saved.find(server, name);
    if (earlier.isPresent()) {
      if (api.whoBears(earlier.get().token()).isPresent()) {
        saved.save(server, earlier.get());
        return earlier.get().token();
      }
      saved.forget(server, earlier.get().name());
    }
    String who =
        name.or(() -> earlier.map(Saved::name))
            .or(prompt::name)
            .orElseThrow(
                () ->
                    new ChatException(
                        ChatException.NOT_SIGNED_IN,
                        "Who are you? Give --name NAME, or a token: --token-file FILE or the"
                            + " variable HIROBA_TOKEN"));
    SessionApi.Answer answer = api.signIn(credentials(who, password));
    if (answer.status() == UNAUTHORIZED && password.isEmpty()) {
      Optional<String> typed = prompt.password();
      if (typed.isPresent()) {
        answer = api.signIn(credentials(who, typed));
      }
    }
    String token =
        answer.isGood() ? answer.token().orElseThrow(this::noCookie) : refused(who, answer);
    saved.save(server, new Saved(who, token));
    return token;
  }

  /**
   * Does the same and tries again while the server cannot be reached, with full jitter.
   *
   * @param patience for how long
   */
  public String token(Optional<String> name, Optional<String> password, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    while (true) {
      try {
        return token(name, password);
      } catch (ChatException e) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (e.exitCode() != ChatException.UNREACHABLE || left.isNegative()) {
          throw e;
        }
        Duration wait = backoff.next(Duration.ZERO);
        pause(wait.compareTo(left) < 0 ? wait : left);
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChatException(ChatException.UNREACHABLE, "Interrupted", e);
    }
  }

  /** Ends the kept sign-in of a name, or of the last run, and forgets it; returns its name. */
  public Optional<String> signOut(Optional<String> name) {
    Optional<Saved> earlier = saved.find(server, name);
    earlier.ifPresent(
        session -> {
          api.signOut(session.token());
          saved.forget(server, session.name());
        });
    return earlier.map(Saved::name);
  }

  private static ObjectNode credentials(String name, Optional<String> password) {
    ObjectNode credentials = JsonNodeFactory.instance.objectNode().put("name", name);
    password.ifPresent(secret -> credentials.put("password", secret));
    return credentials;
  }

  private ChatException noCookie() {
    return new ChatException(
        ChatException.NOT_SIGNED_IN, "What answers at " + server + " gave no sign-in");
  }

  private static String refused(String name, SessionApi.Answer answer) {
    throw new ChatException(
        answer.isForNow() ? ChatException.UNREACHABLE : ChatException.NOT_SIGNED_IN,
        "Cannot sign in as " + TerminalText.line(name) + ": " + answer.problem());
  }
}
