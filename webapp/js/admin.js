import { AdminFrame } from "./features/admin/admin-frame.js";
import { AdminPlace } from "./features/admin/admin-place.js";
import { ServerStatus } from "./features/admin/server-status.js";
import { HirobaPreferences } from "./features/settings/hiroba-preferences.js";
import { pageData, provide } from "./helpers/context.js";
import { Texts } from "./helpers/texts.js";
import { HirobaToast, Toast } from "./shell/hiroba-toast.js";
import { AdminApi } from "./transport/admin-api.js";

const { user, texts, language, local } = pageData();
const api = new AdminApi();

provide({
  user,
  local,
  api,
  status: new ServerStatus({ api }),
  place: new AdminPlace({ local }),
  texts: new Texts(texts, language),
  toast: new Toast(),
  // Short news come from the chat too, where there is one.
  chat: new EventTarget(),
});

customElements.define("hiroba-preferences", HirobaPreferences);
customElements.define("hiroba-toast", HirobaToast);
customElements.define("admin-frame", AdminFrame);
