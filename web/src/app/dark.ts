/** UI5's dark theme. */

import { registerThemePropertiesLoader } from "@ui5/webcomponents-base/dist/asset-registries/Themes.js";
import fiori from "@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json";
import colours from "@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json";
import main from "@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json";

const NAME = "sap_horizon_dark";

registerThemePropertiesLoader("@ui5/webcomponents-theming", NAME, () => Promise.resolve(colours));
registerThemePropertiesLoader("@ui5/webcomponents", NAME, () => Promise.resolve(main), "host");
registerThemePropertiesLoader("@ui5/webcomponents-fiori", NAME, () => Promise.resolve(fiori), "host");
