package org.hiroba.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.hiroba.bench.load.Seat;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Json;

/** Who takes part in a load. */
final class Seats {
  private static final int SENDERS = 4;
  private static final String LOBBY = "lobby";

  private Seats() {}

  /** Returns one room's members, of whom four post. */
  static List<Seat> oneRoom(Subject subject, int members)
      throws InterruptedException, ExecutionException {
    List<String> headers = headers(subject, members);
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      seats.add(
          i < SENDERS
              ? new Seat(LOBBY, i, ChatClient.newId(), headers.get(i))
              : Seat.listening(LOBBY, headers.get(i)));
    }
    return seats;
  }

  /** Returns connections that do nothing, the first of which may be asked to post. */
  static List<Seat> idle(Subject subject, int count)
      throws InterruptedException, ExecutionException {
    List<String> headers = headers(subject, count);
    List<Seat> seats = new ArrayList<>();
    seats.add(new Seat(LOBBY, 0, ChatClient.newId(), headers.get(0)));
    headers.stream().skip(1).forEach(one -> seats.add(Seat.listening(LOBBY, one)));
    return seats;
  }

  /** Returns many rooms of some members, of whom the first four post. */
  static List<Seat> rooms(HirobaSubject subject, int rooms, int members)
      throws InterruptedException, ExecutionException {
    List<Guest> guests = subject.guests(rooms * members);
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < rooms; i++) {
      String room = "";
      for (int member = 0; member < members; member++) {
        Guest guest = guests.get(i * members + member);
        try (ChatClient client = guest.connect()) {
          if (member == 0) {
            room =
                accepted(
                    client.ask(
                        command("createRoom").put("name", "Room " + i).put("kind", "public")));
          } else {
            accepted(client.ask(command("joinRoom").put("room", room)));
          }
        }
        seats.add(
            member < SENDERS
                ? new Seat(room, member, ChatClient.newId(), header(guest))
                : Seat.listening(room, header(guest)));
      }
    }
    return seats;
  }

  private static ObjectNode command(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  private static String accepted(JsonNode answer) {
    if (!answer.path("type").asText().equals("accepted")) {
      throw new IllegalStateException("Refused: " + answer);
    }
    return answer.path("room").asText();
  }

  private static List<String> headers(Subject subject, int count)
      throws InterruptedException, ExecutionException {
    if (subject instanceof HirobaSubject hiroba) {
      return hiroba.guests(count).stream().map(Seats::header).toList();
    }
    List<String> none = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      none.add("");
    }
    return none;
  }

  private static String header(Guest guest) {
    return "Cookie: " + guest.cookie() + "\r\n";
  }
}
