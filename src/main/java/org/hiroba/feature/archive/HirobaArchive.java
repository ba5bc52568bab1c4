package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hiroba.media.AttachedFile;

/** Reads archives that {@link ArchiveExport} wrote. For one thread. */
public final class HirobaArchive implements ImportSource {
  private static final int MAX_MANIFEST_BYTES = 32 << 20;

  private final ArchiveFiles files;
  private final ArchiveManifest manifest;
  private final ImportProblems problems;
  private final Map<String, ArchivedFile> named = new HashMap<>();

  private HirobaArchive(ArchiveFiles files, ImportProblems problems)
      throws IOException, ArchiveFailure {
    this.files = files;
    this.problems = problems;
    manifest = readManifest(files);
    if (manifest.isOfPerson()) {
      throw new ArchiveFailure(
          "This archive holds what one person did alone: it is there to be read. Import one that"
              + " was made with --all or --room.");
    }
    if (manifest.files().size() > ArchiveFiles.MAX_FILES) {
      throw new ArchiveFailure(
          "The archive names more than "
              + ArchiveExport.count(ArchiveFiles.MAX_FILES)
              + " files: import it room by room.");
    }
    long bytes = 0;
    for (ArchivedFile file : manifest.files()) {
      ArchiveFiles.requireInside(file.name());
      if (named.put(file.name(), file) != null) {
        throw new ArchiveFailure("The manifest names the file " + file.name() + " twice.");
      }
      bytes = file.bytes() > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + file.bytes();
    }
    files.requireSane(bytes);
  }

  /**
   * Opens an archive.
   *
   * @throws ArchiveFailure it is none that this version reads
   */
  public static HirobaArchive open(Path path, ImportProblems problems)
      throws IOException, ArchiveFailure {
    ArchiveFiles files = ArchiveFiles.at(path);
    try {
      return new HirobaArchive(files, problems);
    } catch (IOException | ArchiveFailure | RuntimeException | Error e) {
      files.close();
      throw e;
    }
  }

  private static ArchiveManifest readManifest(ArchiveFiles files)
      throws IOException, ArchiveFailure {
    byte[] bytes;
    try (InputStream in = files.open(ArchiveManifest.FILE)) {
      bytes = in.readNBytes(MAX_MANIFEST_BYTES + 1);
    }
    if (bytes.length > MAX_MANIFEST_BYTES) {
      throw new ArchiveFailure("The manifest is longer than " + MAX_MANIFEST_BYTES + " bytes.");
    }
    try {
      return ArchiveParser.manifest(bytes);
    } catch (BadLine e) {
      throw new ArchiveFailure("The manifest " + e.why() + ".");
    }
  }

  @Override
  public String origin() {
    return manifest.origin();
  }

  @Override
  public String describe() {
    return "Archive of "
        + manifest.madeAt()
        + " by "
        + manifest.madeBy()
        + ", "
        + manifest.scope()
        + ": "
        + manifest.counts()
        + ".";
  }

  @Override
  public void people(Taker<ArchivedPerson> taker) throws IOException, ArchiveFailure {
    read(ArchiveManifest.PEOPLE, ArchiveParser::person, taker);
  }

  @Override
  public void rooms(Taker<ArchivedRoom> taker) throws IOException, ArchiveFailure {
    read(
        ArchiveManifest.ROOMS,
        ArchiveParser::room,
        room -> {
          if (!named.containsKey(room.file())) {
            throw new BadLine("names a file that the manifest does not");
          }
          taker.take(room);
        });
  }

  @Override
  public void members(Taker<ArchivedMember> taker) throws IOException, ArchiveFailure {
    read(ArchiveManifest.MEMBERS, ArchiveParser::member, taker);
  }

  @Override
  public void events(ArchivedRoom room, Taker<ArchivedEvent> taker)
      throws IOException, ArchiveFailure {
    read(room.file(), ArchiveParser::event, taker);
  }

  @Override
  public Optional<ArchivedFile> file(AttachedFile file) {
    return Optional.ofNullable(named.get(ArchivedFiles.name(file)))
        .filter(bytes -> bytes.bytes() == file.bytes());
  }

  @Override
  public InputStream open(ArchivedFile file) throws IOException, ArchiveFailure {
    return files.open(file.name());
  }

  private interface Parser<T> {
    T parse(byte[] line) throws BadLine;
  }

  private <T> void read(String name, Parser<T> parser, Taker<T> taker)
      throws IOException, ArchiveFailure {
    ArchivedFile file = named.get(name);
    if (file == null) {
      throw new ArchiveFailure("The manifest names no file " + name + ": it is not whole.");
    }
    try (InputStream in = files.open(name)) {
      LinesReader reader = new LinesReader(in, file.bytes());
      long before = problems.count();
      for (var kind = reader.next(); kind != LinesReader.Kind.END; kind = reader.next()) {
        try {
          if (kind == LinesReader.Kind.TOO_LONG) {
            throw new BadLine("is longer than " + LinesReader.MAX_LINE_BYTES + " bytes");
          }
          taker.take(parser.parse(reader.line()));
        } catch (BadLine e) {
          problems.add(name, reader.number(), e.why() + ".");
        }
      }
      if (!reader.isWhole(file) && problems.count() == before) {
        problems.add(
            name,
            0,
            "is not the file that was exported: its length or checksum differs from the"
                + " manifest's.");
      }
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
