/** Parts of the page that are loaded when they are shown first. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { PartMissing, showError } from "./messages.js";

/** Returns a component that loads `name` of a module when it is shown; nothing is shown meanwhile. */
export function lazy<Name extends string, Properties extends object>(
  load: () => Promise<{ readonly [Key in Name]: ComponentType<Properties> }>,
  name: Name,
): ComponentType<Properties> {
  let loaded: ComponentType<Properties> | undefined;
  return function Lazy(properties: Properties) {
    const [, setReady] = useState(false);
    useEffect(() => {
      if (loaded) return;
      load().then(
        (module) => {
          loaded = module[name];
          setReady(true);
        },
        () => showError(new PartMissing()),
      );
    }, []);
    const Loaded = loaded;
    return Loaded ? <Loaded {...properties} /> : null;
  };
}
