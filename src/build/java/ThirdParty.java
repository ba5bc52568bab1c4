import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes what of others is in the WAR, while it is packed: a CycloneDX bill of materials and a list
 * for people. From the very files that are packed, so that nothing is listed that is not there; the
 * CycloneDX plugin would list the server's APIs, miss Weld and the page's libraries, and refuse to
 * work offline.
 *
 * <p>Arguments: the list of licences, the manifest of the page's libraries, version and timestamp
 * of this build, the folder to write to, and then the class path and folders with the jars.
 */
final class ThirdParty {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.(?:jar|lib)");

  /** Begins the line of a file that was made of the data of others. */
  private static final String DATA = "data ";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final List<Library> libraries = new ArrayList<>();
  private final Set<String> problems = new TreeSet<>();

  private record Licence(String group, String artifact, String spdx) {}

  /** One library; {@code algorithm} is how CycloneDX names that of the hash. */
  private record Library(
      String purl, String name, String version, String spdx, String algorithm, String hash) {}

  public static void main(String[] arguments) throws IOException {
    List<String> lines = lines(Path.of(arguments[0]));
    List<Licence> licences = licences(lines);
    ThirdParty list = new ThirdParty();
    for (int i = 5; i < arguments.length; i++) {
      for (String place : arguments[i].split(File.pathSeparator, -1)) {
        list.addAll(Path.of(place), licences);
      }
    }
    list.refuseUnused(licences);
    list.addPage(Path.of(arguments[1]));
    list.addData(lines, Path.of(arguments[0]).toAbsolutePath().getParent());
    if (!list.problems.isEmpty()) {
      System.err.println(String.join("\n", list.problems));
      System.exit(1);
    }
    list.libraries.sort((a, b) -> a.purl().compareTo(b.purl()));
    Path folder = Files.createDirectories(Path.of(arguments[4]));
    Files.createDirectories(folder.resolve("sbom"));
    Files.writeString(
        folder.resolve("sbom/application.cdx.json"), list.bom(arguments[2], arguments[3]) + "\n");
    Files.writeString(folder.resolve("THIRD-PARTY.md"), list.table());
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static List<Licence> licences(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.startsWith(DATA))
        .map(line -> line.split(" +", 3))
        .map(fields -> new Licence(fields[0], fields[1], fields[2].strip()))
        .toList();
  }

  private void addAll(Path place, List<Licence> licences) throws IOException {
    if (!Files.exists(place)) {
      throw new IOException(place + " is not there");
    }
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".jar") || (name.endsWith(".lib") && !name.startsWith("hiroba-"))) {
          add(file, licences);
        }
      }
    }
  }

  private void add(Path file, List<Licence> licences) throws IOException {
    Matcher name = JAR.matcher(file.getFileName().toString());
    List<Licence> found =
        name.matches()
            ? licences.stream().filter(one -> one.artifact().equals(name.group(1))).toList()
            : List.of();
    if (found.size() != 1) {
      problems.add(file.getFileName() + ": say its licence in src/build/third-party.txt");
      return;
    }
    Licence licence = found.get(0);
    String version = name.group(2);
    String purl =
        "pkg:maven/" + licence.group() + "/" + licence.artifact() + "@" + version + "?type=jar";
    if (libraries.stream().noneMatch(one -> one.purl().equals(purl))) {
      String title = licence.group() + ":" + licence.artifact();
      libraries.add(new Library(purl, title, version, licence.spdx(), "SHA-256", sha256(file)));
    }
  }

  private void refuseUnused(List<Licence> licences) {
    for (Licence licence : licences) {
      String start = "pkg:maven/" + licence.group() + "/" + licence.artifact() + "@";
      if (libraries.stream().noneMatch(one -> one.purl().startsWith(start))) {
        problems.add(licence.artifact() + ": no such jar; drop it from src/build/third-party.txt");
      }
    }
  }

  private void addPage(Path manifest) throws IOException {
    for (JsonNode library : JSON.readTree(manifest.toFile()).get("libraries")) {
      String name = library.get("name").textValue();
      String version = library.get("version").textValue();
      byte[] hash =
          Base64.getDecoder()
              .decode(library.get("integrity").textValue().substring("sha384-".length()));
      libraries.add(
          new Library(
              "pkg:npm/" + name + "@" + version,
              name,
              version,
              library.get("license").textValue(),
              "SHA-384",
              HexFormat.of().formatHex(hash)));
    }
  }

  private void addData(List<String> lines, Path folder) throws IOException {
    for (String line : lines) {
      if (line.startsWith(DATA)) {
        String[] fields = line.substring(DATA.length()).strip().split(" +", 4);
        libraries.add(
            new Library(
                "pkg:generic/" + fields[1] + "@" + fields[2],
                fields[1],
                fields[2],
                fields[3].strip(),
                "SHA-256",
                sha256(folder.resolve(fields[0]))));
      }
    }
  }

  /** Returns the bill of materials, without a serial number: the same sources give the same one. */
  private String bom(String version, String timestamp) throws IOException {
    ObjectNode bom = JSON.createObjectNode();
    bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
    ObjectNode metadata = bom.putObject("metadata").put("timestamp", timestamp);
    metadata
        .putObject("component")
        .put("type", "application")
        .put("bom-ref", "pkg:maven/org.hiroba/hiroba@" + version + "?type=war")
        .put("group", "org.hiroba")
        .put("name", "hiroba")
        .put("version", version)
        .putArray("licenses")
        .addObject()
        .put("expression", "Apache-2.0");
    ArrayNode components = bom.putArray("components");
    for (Library library : libraries) {
      String[] name = library.name().split(":", 2);
      ObjectNode component =
          components
              .addObject()
              .put("type", library.purl().startsWith("pkg:generic/") ? "data" : "library")
              .put("bom-ref", library.purl());
      if (name.length == 2) {
        component.put("group", name[0]);
      }
      component.put("name", name[name.length - 1]).put("version", library.version());
      component
          .putArray("hashes")
          .addObject()
          .put("alg", library.algorithm())
          .put("content", library.hash());
      component.putArray("licenses").addObject().put("expression", library.spdx());
      component.put("purl", library.purl());
    }
    return JSON.writeValueAsString(bom);
  }

  private String table() {
    StringBuilder text =
        new StringBuilder(
            "# What of others is in hiroba.war\n\nLicences by their SPDX names.\n\n| Library | Version | Licence |\n|---|---|---|\n");
    for (Library library : libraries) {
      text.append("| ")
          .append(String.join(" | ", library.name(), library.version(), library.spdx()))
          .append(" |\n");
    }
    return text.toString();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
