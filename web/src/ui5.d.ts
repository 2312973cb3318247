/** The types of UI5's tags in JSX: their own properties, and their events as `onui5-…`. A module that uses a tag imports its class's module, too. */

import type { HTMLAttributes } from "preact";

type Handlers<E> = E extends { eventDetails: infer Details }
  ? {
      readonly [Name in keyof Details as `onui5-${string & Name}`]?: (
        event: CustomEvent<Details[Name]> & { readonly target: E; readonly currentTarget: E },
      ) => void;
    }
  : object;

type Own<E> = {
  [K in keyof Omit<E, keyof HTMLElement | `_${string}`> as E[K] extends (...args: never[]) => unknown ? never : K]?: E[K] | undefined;
};

type Props<E extends HTMLElement> = Omit<HTMLAttributes<E>, keyof Own<E>> & Own<E> & Handlers<E>;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "ui5-bar": Props<import("@ui5/webcomponents/dist/Bar.js").default>;
      "ui5-busy-indicator": Props<import("@ui5/webcomponents/dist/BusyIndicator.js").default>;
      "ui5-button": Props<import("@ui5/webcomponents/dist/Button.js").default>;
      "ui5-checkbox": Props<import("@ui5/webcomponents/dist/CheckBox.js").default>;
      "ui5-combobox": Props<import("@ui5/webcomponents/dist/ComboBox.js").default>;
      "ui5-cb-item": Props<import("@ui5/webcomponents/dist/ComboBoxItem.js").default>;
      "ui5-dialog": Props<import("@ui5/webcomponents/dist/Dialog.js").default>;
      "ui5-dynamic-page": Props<import("@ui5/webcomponents-fiori/dist/DynamicPage.js").default>;
      "ui5-dynamic-page-header": Props<import("@ui5/webcomponents-fiori/dist/DynamicPageHeader.js").default>;
      "ui5-dynamic-page-title": Props<import("@ui5/webcomponents-fiori/dist/DynamicPageTitle.js").default>;
      "ui5-expandable-text": Props<import("@ui5/webcomponents/dist/ExpandableText.js").default>;
      "ui5-file-uploader": Props<import("@ui5/webcomponents/dist/FileUploader.js").default>;
      "ui5-flexible-column-layout": Props<import("@ui5/webcomponents-fiori/dist/FlexibleColumnLayout.js").default>;
      "ui5-form": Props<import("@ui5/webcomponents/dist/Form.js").default>;
      "ui5-form-group": Props<import("@ui5/webcomponents/dist/FormGroup.js").default>;
      "ui5-form-item": Props<import("@ui5/webcomponents/dist/FormItem.js").default>;
      "ui5-icon": Props<import("@ui5/webcomponents/dist/Icon.js").default>;
      "ui5-illustrated-message": Props<import("@ui5/webcomponents-fiori/dist/IllustratedMessage.js").default>;
      "ui5-input": Props<import("@ui5/webcomponents/dist/Input.js").default>;
      "ui5-label": Props<import("@ui5/webcomponents/dist/Label.js").default>;
      "ui5-link": Props<import("@ui5/webcomponents/dist/Link.js").default>;
      "ui5-li": Props<import("@ui5/webcomponents/dist/ListItemStandard.js").default>;
      "ui5-li-custom": Props<import("@ui5/webcomponents/dist/ListItemCustom.js").default>;
      "ui5-li-group": Props<import("@ui5/webcomponents/dist/ListItemGroup.js").default>;
      "ui5-list": Props<import("@ui5/webcomponents/dist/List.js").default>;
      "ui5-menu": Props<import("@ui5/webcomponents/dist/Menu.js").default>;
      "ui5-menu-item": Props<import("@ui5/webcomponents/dist/MenuItem.js").default>;
      "ui5-menu-item-group": Props<import("@ui5/webcomponents/dist/MenuItemGroup.js").default>;
      "ui5-menu-separator": Props<import("@ui5/webcomponents/dist/MenuSeparator.js").default>;
      "ui5-message-strip": Props<import("@ui5/webcomponents/dist/MessageStrip.js").default>;
      "ui5-multi-combobox": Props<import("@ui5/webcomponents/dist/MultiComboBox.js").default>;
      "ui5-mcb-item": Props<import("@ui5/webcomponents/dist/MultiComboBoxItem.js").default>;
      "ui5-multi-input": Props<import("@ui5/webcomponents/dist/MultiInput.js").default>;
      "ui5-option": Props<import("@ui5/webcomponents/dist/Option.js").default>;
      "ui5-option-custom": Props<import("@ui5/webcomponents/dist/OptionCustom.js").default>;
      "ui5-panel": Props<import("@ui5/webcomponents/dist/Panel.js").default>;
      "ui5-popover": Props<import("@ui5/webcomponents/dist/Popover.js").default>;
      "ui5-progress-indicator": Props<import("@ui5/webcomponents/dist/ProgressIndicator.js").default>;
      "ui5-radio-button": Props<import("@ui5/webcomponents/dist/RadioButton.js").default>;
      "ui5-responsive-popover": Props<import("@ui5/webcomponents/dist/ResponsivePopover.js").default>;
      "ui5-segmented-button": Props<import("@ui5/webcomponents/dist/SegmentedButton.js").default>;
      "ui5-segmented-button-item": Props<import("@ui5/webcomponents/dist/SegmentedButtonItem.js").default>;
      "ui5-select": Props<import("@ui5/webcomponents/dist/Select.js").default>;
      "ui5-shellbar": Props<import("@ui5/webcomponents-fiori/dist/ShellBar.js").default>;
      "ui5-shellbar-branding": Props<import("@ui5/webcomponents-fiori/dist/ShellBarBranding.js").default>;
      "ui5-shellbar-item": Props<import("@ui5/webcomponents-fiori/dist/ShellBarItem.js").default>;
      "ui5-step-input": Props<import("@ui5/webcomponents/dist/StepInput.js").default>;
      "ui5-suggestion-item": Props<import("@ui5/webcomponents/dist/SuggestionItem.js").default>;
      "ui5-switch": Props<import("@ui5/webcomponents/dist/Switch.js").default>;
      "ui5-tab": Props<import("@ui5/webcomponents/dist/Tab.js").default>;
      "ui5-tabcontainer": Props<import("@ui5/webcomponents/dist/TabContainer.js").default>;
      "ui5-table": Props<import("@ui5/webcomponents/dist/Table.js").default>;
      "ui5-table-cell": Props<import("@ui5/webcomponents/dist/TableCell.js").default>;
      "ui5-table-growing": Props<import("@ui5/webcomponents/dist/TableGrowing.js").default>;
      "ui5-table-header-cell": Props<import("@ui5/webcomponents/dist/TableHeaderCell.js").default>;
      "ui5-table-header-row": Props<import("@ui5/webcomponents/dist/TableHeaderRow.js").default>;
      "ui5-table-row": Props<import("@ui5/webcomponents/dist/TableRow.js").default>;
      "ui5-table-row-action": Props<import("@ui5/webcomponents/dist/TableRowAction.js").default>;
      "ui5-table-row-action-navigation": Props<import("@ui5/webcomponents/dist/TableRowActionNavigation.js").default>;
      "ui5-table-selection-single": Props<import("@ui5/webcomponents/dist/TableSelectionSingle.js").default>;
      "ui5-tag": Props<import("@ui5/webcomponents/dist/Tag.js").default>;
      "ui5-text": Props<import("@ui5/webcomponents/dist/Text.js").default>;
      "ui5-textarea": Props<import("@ui5/webcomponents/dist/TextArea.js").default>;
      "ui5-title": Props<import("@ui5/webcomponents/dist/Title.js").default>;
      "ui5-toast": Props<import("@ui5/webcomponents/dist/Toast.js").default>;
      "ui5-toggle-button": Props<import("@ui5/webcomponents/dist/ToggleButton.js").default>;
      "ui5-token": Props<import("@ui5/webcomponents/dist/Token.js").default>;
      "ui5-toolbar": Props<import("@ui5/webcomponents/dist/Toolbar.js").default>;
      "ui5-toolbar-button": Props<import("@ui5/webcomponents/dist/ToolbarButton.js").default>;
      "ui5-toolbar-select": Props<import("@ui5/webcomponents/dist/ToolbarSelect.js").default>;
      "ui5-toolbar-spacer": Props<import("@ui5/webcomponents/dist/ToolbarSpacer.js").default>;
      "ui5-toolbar-separator": Props<import("@ui5/webcomponents/dist/ToolbarSeparator.js").default>;
      "ui5-date-picker": Props<import("@ui5/webcomponents/dist/DatePicker.js").default>;
      "ui5-daterange-picker": Props<import("@ui5/webcomponents/dist/DateRangePicker.js").default>;
      "ui5-datetime-picker": Props<import("@ui5/webcomponents/dist/DateTimePicker.js").default>;
      "ui5-card": Props<import("@ui5/webcomponents/dist/Card.js").default>;
      "ui5-card-header": Props<import("@ui5/webcomponents/dist/CardHeader.js").default>;
      "ui5-avatar": Props<import("@ui5/webcomponents/dist/Avatar.js").default>;
      "ui5-timeline": Props<import("@ui5/webcomponents-fiori/dist/Timeline.js").default>;
      "ui5-timeline-item": Props<import("@ui5/webcomponents-fiori/dist/TimelineItem.js").default>;
      "ui5-user-menu": Props<import("@ui5/webcomponents-fiori/dist/UserMenu.js").default>;
      "ui5-user-menu-item": Props<import("@ui5/webcomponents-fiori/dist/UserMenuItem.js").default>;
      "ui5-user-menu-account": Props<import("@ui5/webcomponents-fiori/dist/UserMenuAccount.js").default>;
      "ui5-side-navigation": Props<import("@ui5/webcomponents-fiori/dist/SideNavigation.js").default>;
      "ui5-side-navigation-item": Props<import("@ui5/webcomponents-fiori/dist/SideNavigationItem.js").default>;
      "ui5-navigation-layout": Props<import("@ui5/webcomponents-fiori/dist/NavigationLayout.js").default>;
      "ui5-search-field": Props<import("@ui5/webcomponents-fiori/dist/SearchField.js").default>;
    }
  }
}
