import { HirobaAccount } from "./features/profile/hiroba-account.js";
import { HirobaApp } from "./shell/hiroba-app.js";
import { HirobaComposer } from "./features/composer/hiroba-composer.js";
import { HirobaConnection } from "./features/hello/hiroba-connection.js";
import { HirobaDetails } from "./shell/hiroba-details.js";
import { HirobaMessage } from "./features/message/hiroba-message.js";
import { HirobaRoomHeader } from "./features/room/hiroba-room-header.js";
import { HirobaRooms } from "./features/room/hiroba-rooms.js";
import { HirobaTimeline } from "./features/reading/hiroba-timeline.js";
import { HirobaToast } from "./shell/hiroba-toast.js";
import { HirobaTyping } from "./features/typing/hiroba-typing.js";
import { fetchAll } from "./shell/on-demand.js";
import { provide } from "./helpers/context.js";
import { idSource } from "./helpers/ids.js";
import { watchAttention } from "./features/reading/notifications.js";
import { pageData } from "./helpers/page-data.js";
import { Storage } from "./helpers/storage.js";
import { Texts } from "./helpers/texts.js";
import { Attention } from "./features/reading/attention.js";
import { Chat } from "./shell/chat.js";
import { Compose } from "./features/composer/compose.js";
import { Drafts } from "./features/composer/drafts.js";
import { Keepsakes } from "./features/saved/keepsakes.js";
import { Outgoing } from "./features/message/outgoing.js";
import { Place } from "./helpers/place.js";
import { Sender } from "./features/message/sender.js";
import { Settings } from "./features/settings/settings.js";
import { Toast } from "./shell/toast.js";
import { ChatConnection } from "./transport/chat-connection.js";
import { SessionApi } from "./transport/session-api.js";

const { user, texts, language } = pageData();
const newId = idSource();
const session = new SessionApi();
const storage = new Storage(`hiroba:${user.id}:`);
const outgoing = new Outgoing({ storage, newId });
const url = new URL("ws/chat", document.baseURI);
url.protocol = url.protocol.replace("http", "ws");
url.hash = "";

const connection = new ChatConnection({
  url: url.href,
  newId,
  hello: () => chat.greeting,
  checkSession: () => session.check(),
});
const chat = new Chat({ user, connection, outgoing, newId });
const settings = new Settings(storage);
new Sender({ connection, outgoing });

provide({
  chat,
  connection,
  outgoing,
  session,
  storage,
  settings,
  people: chat.people,
  attention: new Attention({ chat, settings }),
  compose: new Compose(),
  keepsakes: new Keepsakes({ chat, connection }),
  toast: new Toast(),
  drafts: new Drafts(storage),
  place: new Place(),
  texts: new Texts(texts, language),
});

const elements = {
  "hiroba-app": HirobaApp,
  "hiroba-rooms": HirobaRooms,
  "hiroba-account": HirobaAccount,
  "hiroba-room-header": HirobaRoomHeader,
  "hiroba-message": HirobaMessage,
  "hiroba-timeline": HirobaTimeline,
  "hiroba-connection": HirobaConnection,
  "hiroba-typing": HirobaTyping,
  "hiroba-details": HirobaDetails,
  "hiroba-toast": HirobaToast,
  "hiroba-composer": HirobaComposer,
};
for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
watchAttention();
connection.start();

const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
connection.addEventListener("state", function first() {
  if (!connection.online) return;
  connection.removeEventListener("state", first);
  whenIdle(fetchAll);
});
