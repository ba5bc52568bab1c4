package org.hiroba.feature.member;

import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Rate;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Members: who is in a room, and how they come and go. */
public final class MemberFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    wiring
        .command(CommandKind.change("joinRoom", in -> JoinRoom.read(in, chat.memberLimits())))
        .command(CommandKind.change("leaveRoom", LeaveRoom::read))
        .command(CommandKind.change("leaveRooms", LeaveRooms::read))
        .command(
            CommandKind.change(
                "invite",
                Rate.INVITATIONS,
                in -> InviteMember.read(in, chat.memberLimits(), chat.rights())))
        .command(CommandKind.question("added", in -> ListAdded.read(in, chat.log())))
        .command(CommandKind.change("remove", RemoveMember::read))
        .command(CommandKind.question("users", in -> ListUsers.read(in, chat)))
        .command(CommandKind.question("members", in -> ListMembers.read(in, chat)))
        .command(CommandKind.question("person", in -> ShowPerson.read(in, chat)));
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .event(MemberJoined.KIND)
        .event(MemberLeft.KIND)
        .view(MemberJoined.KIND, JdbcMembers::joined)
        .view(MemberLeft.KIND, JdbcMembers::left)
        .reading(AddedRooms.class, JdbcAddedRooms::new)
        .reading(RoomMembers.class, JdbcRoomMembers::new)
        .writing(MemberWrites.class, JdbcMembers::new);
  }
}
