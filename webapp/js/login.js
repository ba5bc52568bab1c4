import { HirobaPreferences } from "./features/settings/hiroba-preferences.js";
import { HirobaSignIn } from "./features/signin/hiroba-sign-in.js";
import { pageData, provide } from "./helpers/context.js";
import { Texts } from "./helpers/texts.js";
import { SessionApi } from "./transport/session-api.js";

const { texts, language } = pageData();
provide({ texts: new Texts(texts, language), session: new SessionApi() });

customElements.define("hiroba-preferences", HirobaPreferences);
customElements.define("hiroba-sign-in", HirobaSignIn);
