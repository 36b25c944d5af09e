import { Button } from "@patternfly/react-core";
import MoonIcon from "@patternfly/react-icons/dist/esm/icons/moon-icon";
import SunIcon from "@patternfly/react-icons/dist/esm/icons/sun-icon";
import { chooseTheme, useDark } from "./theme";

export function ThemeToggle() {
  const dark = useDark();
  return (
    <Button
      variant="plain"
      icon={dark ? <SunIcon /> : <MoonIcon />}
      aria-label={dark ? "Light theme" : "Dark theme"}
      onClick={() => chooseTheme(!dark)}
    />
  );
}
