package org.hiroba.faults.abuse;

import java.io.IOException;
import java.util.List;

/** HTTP bodies: slow, dripped, huge, short, aborted, deep. */
final class AbusesOfBodies {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final byte[] ONE = {'x'};

  private AbusesOfBodies() {}

  static List<Abuse> all() {
    return List.of(
        Abuse.byStranger(
            "bodies-that-drip",
            "150 forms of which a byte comes now and then",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              Abuses.dripping(
                  stage, 150, 75, ONE, () -> begun(stage, from, "sign-in", FORM, 4_000));
            }),
        Abuse.byStranger(
            "bodies-that-never-come",
            "sign-ins whose body is announced and not sent, 30 new ones a second",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              stage.paced(30, () -> begun(stage, from, "api/v1/session", JSON, 4_000));
            }),
        Abuse.byStranger(
            "bodies-beyond-the-limit",
            "5 MB announced, and sent 64 KiB at a time",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              byte[] piece = new byte[64 << 10];
              stage.paced(
                  40,
                  stage.once(
                      () -> {
                        AbusePeer peer = begun(stage, from, "post", FORM, 5_000_000);
                        peer.send(piece);
                        return peer;
                      }));
            }),
        Abuse.byStranger(
            "bodies-in-tiny-chunks",
            "20 chunked bodies of one byte a chunk, 2,000 chunks a second",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              byte[] chunks = "1\r\n{\r\n".repeat(50).getBytes(Abuses.LATIN);
              Stage.Opening opening =
                  () -> {
                    AbusePeer peer = stage.http(from);
                    peer.send(
                        stage.request(
                            "POST", "api/v1/session", JSON, "Transfer-Encoding: chunked\r\n\r\n"));
                    return peer;
                  };
              stage.paced(40, stage.toEach(stage.several(20, opening), chunks, opening));
            }),
        Abuse.byStranger(
            "bodies-torn-off",
            "50 forms a second that are reset half-way",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              stage.paced(
                  50,
                  () -> {
                    AbusePeer peer = begun(stage, from, "sign-in", FORM, 4_000);
                    peer.send("name=".repeat(200));
                    peer.reset();
                  });
            }),
        Abuse.byStranger(
            "bodies-deep-as-wells",
            "16 KiB of brackets for JSON, 60 a second",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              String deep = "[".repeat(16_000);
              stage.paced(60, posting(stage, from, "api/v1/session", JSON, deep));
            }),
        Abuse.byStranger(
            "bodies-of-many-fields",
            "forms of 2,000 fields and JSON of as many members, 60 a second",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              stage.paced(30, posting(stage, from, "sign-in", FORM, "a=&".repeat(1_300)));
              String wide = "{" + "\"a\":0,".repeat(2_000) + "\"b\":0}";
              stage.paced(30, posting(stage, from, "api/v1/session", JSON, wide));
            }),
        Abuse.byMember(
            "bodies-of-a-member-that-drip",
            "60 requests for a token of which a byte comes now and then",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              String headers = JSON + stage.signIn(from);
              Abuses.dripping(
                  stage, 60, 60, ONE, () -> begun(stage, from, "api/v1/tokens", headers, 4_000));
            }));
  }

  /** Sends a head that announces a body. */
  private static AbusePeer begun(Stage stage, String from, String path, String headers, int length)
      throws IOException {
    AbusePeer peer = stage.http(from);
    peer.send(stage.request("POST", path, headers, "Content-Length: " + length + "\r\n\r\n"));
    return peer;
  }

  private static Stage.Action posting(
      Stage stage, String from, String path, String headers, String body) {
    return stage.ask(
        from,
        stage.request(
                "POST",
                path,
                headers,
                "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n")
            + body);
  }
}
