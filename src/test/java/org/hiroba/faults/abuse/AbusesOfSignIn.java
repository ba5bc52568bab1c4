package org.hiroba.faults.abuse;

import java.util.List;

/** Sign-ins and tokens: too many, hostile, made up. */
final class AbusesOfSignIn {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CLOSE = "Connection: close\r\n\r\n";

  private AbusesOfSignIn() {}

  static List<Abuse> all() {
    return List.of(
        Abuse.byStranger(
            "sign-ins-of-one-address",
            "100 sign-ins a second, of which the limit lets one a second pass",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              stage.paced(100, () -> stage.signIn(from));
            }),
        Abuse.byStranger(
            "sign-ins-of-many-addresses",
            "60 new people a second, each from an address of its own",
            "HTTP",
            stage -> stage.paced(60, () -> stage.signIn(Stage.newSource()))),
        Abuse.byStranger(
            "sign-ins-with-hostile-names",
            "80 sign-ins a second with names that are none",
            "HTTP",
            stage -> {
              for (String name :
                  new String[] {
                    "\\u0000",
                    "\\ud800",
                    "a\\u0301".repeat(1_000),
                    "\\ufdfa".repeat(2_000),
                    "' OR 1=1 --",
                    "room"
                  }) {
                String body = "{\"name\":\"" + name + "\"}";
                stage.paced(
                    13,
                    () ->
                        stage
                            .ask(Stage.newSource(), post(stage, "api/v1/session", JSON, body))
                            .run());
              }
            }),
        Abuse.byStranger(
            "sign-ins-by-forms-of-others",
            "80 sign-in forms a second without our token",
            "HTTP",
            stage ->
                stage.paced(
                    80,
                    stage.ask(
                        Stage.newSource(),
                        post(
                            stage,
                            "sign-in",
                            "Content-Type: application/x-www-form-urlencoded\r\n",
                            "name=x&csrf=" + "a".repeat(500))))),
        Abuse.byStranger(
            "cookies-made-up",
            "200 requests a second with cookies and tokens that nobody has given",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              stage.paced(
                  100,
                  stage.ask(
                      from,
                      stage.request(
                          "GET",
                          "api/v1/session",
                          "Cookie: hiroba-session=" + AbuseFrames.newId() + "\r\n",
                          CLOSE)));
              stage.paced(
                  100,
                  stage.ask(
                      from,
                      stage.request(
                          "GET",
                          "api/v1/tokens",
                          "Authorization: Bearer " + AbuseFrames.newId() + "\r\n",
                          CLOSE)));
            }),
        Abuse.byMember(
            "tokens-without-end",
            "80 new tokens a second, of which 50 are given, and 80 lists of them",
            "HTTP",
            stage -> {
              String from = Stage.newSource();
              String cookie = stage.signIn(from);
              stage.paced(
                  80,
                  stage.ask(from, post(stage, "api/v1/tokens", JSON + cookie, "{\"name\":\"t\"}")));
              stage.paced(
                  80, stage.ask(from, stage.request("GET", "api/v1/tokens", cookie, CLOSE)));
            }),
        Abuse.byMember(
            "signed-in-and-out",
            "30 people a second who sign in, open a chat and sign out",
            "HTTP",
            stage ->
                stage.paced(
                    30,
                    () -> {
                      String from = Stage.newSource();
                      String cookie = stage.signIn(from);
                      AbusePeer chat = stage.chat(from, cookie);
                      stage
                          .ask(from, stage.request("DELETE", "api/v1/session", cookie, CLOSE))
                          .run();
                      chat.close();
                    })));
  }

  private static String post(Stage stage, String path, String headers, String body) {
    return stage.request("POST", path, headers, "Content-Length: " + body.length() + "\r\n", CLOSE)
        + body;
  }
}
