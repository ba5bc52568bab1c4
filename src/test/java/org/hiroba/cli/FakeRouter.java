package org.hiroba.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An Internet Gateway Device on the loopback address: answers SSDP, describes itself and tells its
 * external address; or does any of that wrongly.
 */
final class FakeRouter implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FakeRouter.class.getName());

  /** What came over HTTP, and what came as a question over UDP. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  final List<String> questions = new CopyOnWriteArrayList<>();
  volatile String description = description("", "/control");
  volatile String soapAnswer = address("203.0.113.7");
  volatile int soapStatus = 200;
  volatile List<String> datagrams = List.of();

  private final DatagramSocket ssdp;
  private final HttpServer http;

  FakeRouter() throws IOException {
    this("127.0.0.1");
  }

  FakeRouter(String host) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    ssdp = new DatagramSocket(new InetSocketAddress(address, 0));
    http = HttpServer.create(new InetSocketAddress(address, 0), 10);
    datagrams = List.of(answer(url("/description.xml")));
    on("/description.xml", exchange -> send(exchange, 200, description));
    on("/control", exchange -> send(exchange, soapStatus, soapAnswer));
    http.start();
    Thread thread = new Thread(this::answerSearches, "fake-router");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers a path in another way. */
  void on(String path, HttpHandler handler) {
    http.createContext(
        path,
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("SOAPAction")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          handler.handle(exchange);
        });
  }

  String url(String path) {
    return "http://"
        + http.getAddress().getAddress().getHostAddress()
        + ":"
        + http.getAddress().getPort()
        + path;
  }

  /** Runs a command that asks this router and nobody else. */
  CommandRun ask(String command, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                command,
                "--interface",
                "127.0.0.1",
                "--ssdp",
                ssdp.getLocalAddress().getHostAddress() + ":" + ssdp.getLocalPort()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  static String answer(String location) {
    return "HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\nLOCATION: "
        + location
        + "\r\nSERVER: Fake/1.0 UPnP/1.0 Router/1.0\r\n"
        + "ST: urn:schemas-upnp-org:device:InternetGatewayDevice:1\r\n"
        + "USN: uuid:00000000-0000-0000-0000-000000000001"
        + "::urn:schemas-upnp-org:device:InternetGatewayDevice:1\r\n\r\n";
  }

  static String description(String urlBase, String controlUrl) {
    return "<?xml version=\"1.0\"?><root xmlns=\"urn:schemas-upnp-org:device-1-0\">"
        + "<specVersion><major>1</major><minor>0</minor></specVersion>"
        + (urlBase.isEmpty() ? "" : "<URLBase>" + urlBase + "</URLBase>")
        + device(
            "InternetGatewayDevice",
            "Attic \u001b[31mrouter",
            "",
            device(
                "WANDevice",
                "wan",
                "",
                device("WANConnectionDevice", "connection", service(controlUrl), "")))
        + "</root>";
  }

  private static String device(String type, String name, String services, String devices) {
    return "<device><deviceType>urn:schemas-upnp-org:device:"
        + type
        + ":1</deviceType><friendlyName>"
        + name.replace("\u001b", "\u009b")
        + "</friendlyName><manufacturer>Fake</manufacturer><modelName>1</modelName>"
        + "<UDN>uuid:"
        + type
        + "</UDN>"
        + (services.isEmpty() ? "" : "<serviceList>" + services + "</serviceList>")
        + (devices.isEmpty() ? "" : "<deviceList>" + devices + "</deviceList>")
        + "</device>";
  }

  private static String service(String controlUrl) {
    return "<service><serviceType>urn:schemas-upnp-org:service:WANIPConnection:1</serviceType>"
        + "<serviceId>urn:upnp-org:serviceId:WANIPConn1</serviceId><SCPDURL>/scpd.xml</SCPDURL>"
        + "<controlURL>"
        + controlUrl
        + "</controlURL><eventSubURL>/events</eventSubURL></service>";
  }

  static String address(String address) {
    return envelope(
        "<u:GetExternalIPAddressResponse"
            + " xmlns:u=\"urn:schemas-upnp-org:service:WANIPConnection:1\">"
            + "<NewExternalIPAddress>"
            + address
            + "</NewExternalIPAddress></u:GetExternalIPAddressResponse>");
  }

  static String fault(int code, String words) {
    return envelope(
        "<s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail>"
            + "<UPnPError xmlns=\"urn:schemas-upnp-org:control-1-0\"><errorCode>"
            + code
            + "</errorCode><errorDescription>"
            + words
            + "</errorDescription></UPnPError></detail></s:Fault>");
  }

  private static String envelope(String body) {
    return "<?xml version=\"1.0\"?>"
        + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private void answerSearches() {
    byte[] buffer = new byte[4_096];
    try {
      while (!ssdp.isClosed()) {
        DatagramPacket question = new DatagramPacket(buffer, buffer.length);
        ssdp.receive(question);
        questions.add(new String(buffer, 0, question.getLength(), StandardCharsets.US_ASCII));
        for (String datagram : datagrams) {
          byte[] bytes = datagram.getBytes(StandardCharsets.UTF_8);
          ssdp.send(new DatagramPacket(bytes, bytes.length, question.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // The test is over.
      LOG.log(System.Logger.Level.DEBUG, "The fake router ended", e);
    }
  }

  @Override
  public void close() {
    ssdp.close();
    http.stop(0);
  }
}
