package org.hiroba.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command and a server say to each other by files. */
class BackupInboxTest {
  private static final Path TARGET = Path.of("/backup/月曜日.backup");

  @TempDir Path home;
  private final List<Path> made = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private long nanos;
  private boolean runs = true;

  private BackupInbox inbox(BackupInbox.Work work) {
    BackupInbox inbox = new BackupInbox(home, work, Runnable::run, Clock.systemUTC());
    inbox.open();
    return inbox;
  }

  /** Waits a second at a time, in which the server does what it does. */
  private String ask(Runnable meanwhile) {
    return new BackupPost(
            home,
            () -> runs,
            () -> nanos,
            wait -> {
              nanos += Duration.ofSeconds(1).toNanos();
              meanwhile.run();
            })
        .ask(TARGET, Optional.empty(), progress::add);
  }

  private Path requests() {
    return BackupRequestFiles.folder(home);
  }

  @Test
  void hasTheServerMakeItAndTellsWhatItSays() {
    assertThat(BackupPost.isRead(home)).isFalse();
    BackupInbox inbox =
        inbox(
            (target, copies) -> {
              made.add(target);
              return "Backed up to " + target + ".";
            });
    assertThat(BackupPost.isRead(home)).isTrue();
    assertThat(ask(inbox::look)).isEqualTo("Backed up to /backup/月曜日.backup.");
    inbox.look();
    assertThat(made).containsExactly(TARGET);
    assertThat(requests()).isEmptyDirectory();
  }

  @Test
  void tellsWhyTheServerMadeNone() {
    BackupInbox inbox =
        inbox(
            (target, copies) -> {
              throw new BackupException(target + " is there already.", null);
            });
    assertThatThrownBy(() -> ask(inbox::look))
        .isInstanceOf(BackupException.class)
        .hasMessage("/backup/月曜日.backup is there already.");
    assertThat(requests()).isEmptyDirectory();
  }

  @Test
  void tellsHowFarItIs() {
    List<Runnable> later = new ArrayList<>();
    BackupInbox inbox =
        new BackupInbox(home, (target, copies) -> "made", later::add, Clock.systemUTC());
    inbox.open();
    ask(
        () -> {
          inbox.look();
          if (nanos > Duration.ofSeconds(35).toNanos()) {
            later.remove(0).run();
          }
        });
    assertThat(progress)
        .hasSize(4)
        .startsWith("The server makes the backup.", "Still being made, for 11 s.");
  }

  @Test
  void withdrawsWhatNoServerTakes() throws IOException {
    Files.createDirectory(requests());
    assertThatThrownBy(() -> ask(() -> {})).hasMessageContaining("nothing was done");
    assertThat(requests()).isEmptyDirectory();
  }

  @Test
  void noticesThatTheServerIsGone() {
    List<Runnable> never = new ArrayList<>();
    BackupInbox inbox =
        new BackupInbox(home, (target, copies) -> "made", never::add, Clock.systemUTC());
    inbox.open();
    assertThatThrownBy(
            () ->
                ask(
                    () -> {
                      inbox.look();
                      runs = nanos < Duration.ofSeconds(5).toNanos();
                    }))
        .hasMessageContaining("The server stopped");
    assertThat(requests()).isEmptyDirectory();
  }

  @Test
  void saysThatAnotherOneIsBeingMade() {
    BackupInbox inbox =
        new BackupInbox(
            home,
            (target, copies) -> "made",
            task -> {
              throw new RejectedExecutionException("full");
            },
            Clock.systemUTC());
    inbox.open();
    assertThatThrownBy(() -> ask(inbox::look)).hasMessageContaining("ask again later");
  }

  @Test
  void makesNothingForAnOldRequestOrOneThatIsNoPath() throws IOException {
    BackupInbox inbox =
        inbox(
            (target, copies) -> {
              made.add(target);
              return "made";
            });
    Path old = Files.writeString(requests().resolve("old.ask"), TARGET.toString());
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    Files.writeString(requests().resolve("relative.ask"), "monday.backup");
    Files.writeString(requests().resolve("none.ask"), "/a\0b");
    Path answered = Files.writeString(requests().resolve("long-ago.answer"), "done\n");
    Files.setLastModifiedTime(answered, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    inbox.look();
    assertThat(made).isEmpty();
    assertThat(requests())
        .isDirectoryContaining("glob:**/relative.answer")
        .isDirectoryContaining("glob:**/none.answer")
        .isDirectoryNotContaining("glob:**/{old,long-ago}*");
    assertThat(Files.readString(requests().resolve("relative.answer"))).startsWith("failed\n");
  }
}
