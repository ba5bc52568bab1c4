package org.hiroba.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hiroba.faults.Noted.Accepted;
import org.hiroba.faults.Noted.Closed;
import org.hiroba.faults.Noted.Command;
import org.hiroba.faults.Noted.Heard;
import org.hiroba.faults.Noted.Hears;
import org.hiroba.faults.Noted.Log;
import org.hiroba.faults.Noted.Online;
import org.hiroba.faults.Noted.Page;
import org.hiroba.faults.Noted.Refused;
import org.hiroba.faults.Noted.Sent;

/**
 * Verifies the invariants of a chat history from what its clients noted. Needs at least one whole
 * {@link Log} of each room, taken after everything else. Used once.
 */
final class HistoryChecker {
  private static final int MAX_SHOWN = 50;

  private final List<Noted> notes;
  private final List<Violation> violations = new ArrayList<>();

  /** The log of each room by seq: what all else is compared with. */
  private final Map<String, NavigableMap<Long, Event>> logs = new HashMap<>();

  /** Where the log has each client id. */
  private final Map<Command, Event> stored = new HashMap<>();

  private final Map<Command, Sent> firstSends = new HashMap<>();
  private final Map<Command, Accepted> firstAnswers = new HashMap<>();

  private HistoryChecker(List<Noted> notes) {
    this.notes = notes;
  }

  /** Returns what does not hold, at most {@value #MAX_SHOWN} places. */
  static List<Violation> check(List<Noted> notes) {
    HistoryChecker checker = new HistoryChecker(notes);
    checker.index();
    checker.checkLogs();
    checker.checkAnswers();
    checker.checkRefusals();
    checker.checkConnections();
    checker.checkCausality();
    checker.checkPipelines();
    checker.checkPages();
    return checker.violations.stream().limit(MAX_SHOWN).toList();
  }

  private void violated(Invariant invariant, String what) {
    violations.add(new Violation(invariant, what));
  }

  private <T extends Noted> List<T> all(Class<T> type) {
    return notes.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void index() {
    all(Sent.class).forEach(sent -> firstSends.putIfAbsent(sent.command(), sent));
    all(Accepted.class).forEach(answer -> firstAnswers.putIfAbsent(answer.command(), answer));
  }

  private void checkLogs() {
    for (Log log : all(Log.class)) {
      NavigableMap<Long, Event> known = logs.get(log.room());
      if (known == null) {
        logs.put(log.room(), index(log));
        continue;
      }
      if (!List.copyOf(known.values()).equals(log.events())) {
        violated(
            Invariant.READS_AGREE,
            "the log of "
                + log.room()
                + " was read twice: "
                + firstDifference(List.copyOf(known.values()), log.events()));
      }
    }
  }

  private NavigableMap<Long, Event> index(Log log) {
    NavigableMap<Long, Event> bySeq = new TreeMap<>();
    long expected = 1;
    for (Event event : log.events()) {
      if (event.seq() != expected) {
        violated(Invariant.GAPLESS, "after " + (expected - 1) + " comes " + event);
      }
      expected = event.seq() + 1;
      bySeq.put(event.seq(), event);
      if (event.isMessage()) {
        Command command = new Command(event.author(), event.id());
        Event before = stored.put(command, event);
        if (before != null) {
          violated(Invariant.NO_ID_TWICE, before + " and " + event);
        }
        Sent sent = firstSends.get(command);
        if (sent == null
            || !sent.room().equals(event.room())
            || !sent.text().equals(event.text())) {
          violated(Invariant.NOTHING_INVENTED, event + " stands for " + sent);
        }
      }
    }
    return bySeq;
  }

  private void checkAnswers() {
    for (Accepted answer : all(Accepted.class)) {
      Accepted first = Objects.requireNonNull(firstAnswers.get(answer.command()));
      if (first.seq() != answer.seq() || !first.room().equals(answer.room())) {
        violated(Invariant.ONE_SEQ_PER_ID, first + " and " + answer);
      }
      Event event = logOf(answer.room()).get(answer.seq());
      Sent sent = firstSends.get(answer.command());
      if (sent == null) {
        violated(Invariant.NOTHING_INVENTED, "nobody asked for " + answer);
      } else if (event == null || !isOutcome(event, sent)) {
        violated(Invariant.ACKNOWLEDGED_IS_STORED, answer + " but the log has " + event);
      }
    }
  }

  private static boolean isOutcome(Event event, Sent sent) {
    return event.author().equals(sent.user())
        && event.text().equals(sent.text())
        && event.target() == sent.target()
        && (sent.target() > 0
            ? event.type().equals("edited")
            : event.isMessage() && event.id().equals(sent.id()));
  }

  private NavigableMap<Long, Event> logOf(String room) {
    return logs.getOrDefault(room, new TreeMap<>());
  }

  /**
   * A command that was refused each time that it was sent must not be there; who was told {@code
   * unavailable}, or nothing, knows nothing.
   */
  private void checkRefusals() {
    Map<Command, Long> sends =
        all(Sent.class).stream()
            .collect(Collectors.groupingBy(Sent::command, Collectors.counting()));
    Map<Command, Long> refusals =
        all(Refused.class).stream()
            .filter(refused -> !refused.code().equals("unavailable"))
            .collect(Collectors.groupingBy(Refused::command, Collectors.counting()));
    refusals.forEach(
        (command, count) -> {
          if (count >= sends.getOrDefault(command, 0L) && stored.containsKey(command)) {
            violated(Invariant.REFUSED_NEVER_STORED, command + ": " + stored.get(command));
          }
        });
  }

  /** What one connection hears of one room. */
  private static final class Ear {
    long last;
    boolean open = true;

    Ear(long from) {
      last = from;
    }
  }

  private void checkConnections() {
    Map<String, Map<String, Ear>> ears = new HashMap<>();
    for (Noted note : notes) {
      if (note instanceof Hears hears) {
        ears.computeIfAbsent(hears.connection(), key -> new HashMap<>())
            .put(hears.room(), new Ear(hears.from()));
      } else if (note instanceof Heard heard) {
        hear(ears.computeIfAbsent(heard.connection(), key -> new HashMap<>()), heard);
      } else if (note instanceof Closed closed) {
        ears.getOrDefault(closed.connection(), Map.of()).values().forEach(ear -> ear.open = false);
      }
    }
    for (Online online : all(Online.class)) {
      ears.getOrDefault(online.connection(), Map.of())
          .forEach((room, ear) -> checkHeardAll(online.connection(), room, ear));
    }
  }

  private void hear(Map<String, Ear> ears, Heard heard) {
    Event event = heard.event();
    Ear ear = ears.computeIfAbsent(event.room(), room -> new Ear(-1));
    if (ear.last >= 0 && event.seq() != ear.last + 1) {
      violated(
          Invariant.ASCENDING_PER_CONNECTION,
          heard.connection() + " heard after " + ear.last + ": " + event);
    }
    ear.last = event.seq();
    if (!event.equals(logOf(event.room()).get(event.seq()))) {
      violated(
          Invariant.ONE_ORDER,
          heard.connection()
              + " heard "
              + event
              + " but the log has "
              + logOf(event.room()).get(event.seq()));
    }
  }

  private void checkHeardAll(String connection, String room, Ear ear) {
    NavigableMap<Long, Event> log = logOf(room);
    long head = log.isEmpty() ? 0 : log.lastKey();
    if (ear.open && ear.last < head) {
      violated(
          Invariant.EVERYBODY_GETS_EVERYTHING,
          connection + " heard " + room + " up to " + ear.last + " of " + head);
    }
  }

  /** An answer that was there before something else was sent has the smaller seq. */
  private void checkCausality() {
    Map<String, Accepted> highest = new HashMap<>();
    Map<Command, Accepted> before = new HashMap<>();
    for (Noted note : notes) {
      if (note instanceof Accepted answer) {
        highest.merge(answer.room(), answer, (a, b) -> a.seq() >= b.seq() ? a : b);
        Accepted earlier = before.get(answer.command());
        if (earlier != null && earlier.seq() >= answer.seq()) {
          violated(Invariant.ACK_BEFORE_SEND, earlier + " came before the first send of " + answer);
        }
      } else if (note instanceof Sent sent && sent.equals(firstSends.get(sent.command()))) {
        Accepted earlier = highest.get(sent.room());
        if (earlier != null) {
          before.put(sent.command(), earlier);
        }
      }
    }
  }

  /** Of what was first sent on one connection to one room, and never refused, the order stays. */
  private void checkPipelines() {
    Set<Command> refused =
        all(Refused.class).stream().map(Refused::command).collect(Collectors.toSet());
    Map<String, List<Sent>> pipelines =
        all(Sent.class).stream()
            .filter(sent -> sent.equals(firstSends.get(sent.command())))
            .filter(sent -> !refused.contains(sent.command()))
            .filter(sent -> firstAnswers.containsKey(sent.command()))
            .collect(Collectors.groupingBy(sent -> sent.connection() + " " + sent.room()));
    pipelines.forEach(
        (name, sends) -> {
          long last = 0;
          for (Sent sent : sends) {
            long seq = Objects.requireNonNull(firstAnswers.get(sent.command())).seq();
            if (seq <= last) {
              violated(Invariant.PIPELINE_ORDER, name + ": " + sent + " got " + seq);
            }
            last = seq;
          }
        });
  }

  private void checkPages() {
    for (Page page : all(Page.class)) {
      NavigableMap<Long, Event> log = logOf(page.room());
      Set<Long> shown = new HashSet<>();
      for (Event message : page.messages()) {
        shown.add(message.seq());
        Event event = log.get(message.seq());
        if (event == null || !isSameMessage(message, event)) {
          violated(Invariant.READS_AGREE, "a page has " + message + " but the log has " + event);
        }
      }
      if (!page.messages().isEmpty()) {
        long first = page.messages().get(0).seq();
        long last = page.messages().get(page.messages().size() - 1).seq();
        log.subMap(first, true, last, true).values().stream()
            .filter(event -> event.isMessage() && !shown.contains(event.seq()))
            .forEach(event -> violated(Invariant.READS_AGREE, "a page lacks " + event));
      }
    }
    checkReadYourWrites();
  }

  private boolean isSameMessage(Event shown, Event event) {
    if (!event.isMessage()
        || !event.author().equals(shown.author())
        || !event.id().equals(shown.id())
        || !event.at().equals(shown.at())) {
      return false;
    }
    return event.text().equals(shown.text())
        || edits(event.room()).getOrDefault(event.seq(), Set.of()).contains(shown.text());
  }

  private final Map<String, Map<Long, Set<String>>> editsByRoom = new HashMap<>();

  private Map<Long, Set<String>> edits(String room) {
    Function<String, Map<Long, Set<String>>> collect =
        name ->
            logOf(name).values().stream()
                .filter(event -> event.type().equals("edited"))
                .collect(
                    Collectors.groupingBy(
                        Event::target, Collectors.mapping(Event::text, Collectors.toSet())));
    return editsByRoom.computeIfAbsent(room, collect);
  }

  private void checkReadYourWrites() {
    Map<String, Accepted> newest = new HashMap<>();
    Map<Long, List<Page>> pagesByQuestion =
        all(Page.class).stream().collect(Collectors.groupingBy(Page::askedAt));
    for (Noted note : notes) {
      for (Page page : pagesByQuestion.getOrDefault(note.step(), List.of())) {
        Accepted own = newest.get(page.user() + " " + page.room());
        if (own != null && !isIn(page, own.seq())) {
          violated(Invariant.READ_YOUR_WRITES, own + " was answered before " + page);
        }
      }
      if (note instanceof Accepted answer && isPost(answer)) {
        newest.merge(
            answer.user() + " " + answer.room(), answer, (a, b) -> a.seq() >= b.seq() ? a : b);
      }
    }
  }

  private boolean isPost(Accepted answer) {
    Sent sent = firstSends.get(answer.command());
    return sent != null && sent.target() == 0;
  }

  private static boolean isIn(Page page, long seq) {
    boolean scrolledOut =
        page.hasBefore() && !page.messages().isEmpty() && page.messages().get(0).seq() > seq;
    return scrolledOut || page.messages().stream().anyMatch(message -> message.seq() == seq);
  }

  private static String firstDifference(List<Event> one, List<Event> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return one.get(i) + " and " + other.get(i);
      }
    }
    return one.size() + " and " + other.size() + " events";
  }
}
