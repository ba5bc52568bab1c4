package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir private Path folder;

  @Test
  void giveAFileItsName() throws IOException {
    Path part = Files.writeString(folder.resolve("backup.part"), "all of it");
    DurableFiles.publish(part, folder.resolve("backup"));
    assertThat(folder.resolve("backup")).hasContent("all of it");
    assertThat(part).doesNotExist();
  }

  @Test
  void giveAFolderItsNameWithAllThatIsInIt() throws IOException {
    Path part = Files.createDirectories(folder.resolve("広場.part/rooms")).getParent();
    Files.writeString(part.resolve("rooms/1.jsonl"), "{}");
    DurableFiles.publish(part, folder.resolve("広場"));
    assertThat(folder.resolve("広場/rooms/1.jsonl")).hasContent("{}");
    assertThat(part).doesNotExist();
  }

  @Test
  void sayThatAFileIsMissing() {
    assertThatThrownBy(
            () -> DurableFiles.publish(folder.resolve("none.part"), folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void deleteAFolderWithAllThatIsInItButNotWhatLinksLeadTo() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "stays");
    Path tree = Files.createDirectories(folder.resolve("tree/a/b"));
    Files.writeString(tree.resolve("file"), "goes");
    Files.createSymbolicLink(tree.resolve("link"), elsewhere);
    DurableFiles.deleteTree(folder.resolve("tree"));
    assertThat(folder.resolve("tree")).doesNotExist();
    assertThat(elsewhere).hasContent("stays");
  }

  @Test
  void deleteNothingWhereNothingIs() throws IOException {
    DurableFiles.deleteTree(folder.resolve("none"));
    assertThat(folder).isEmptyDirectory();
  }
}
