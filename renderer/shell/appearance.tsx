/** Light, dark, or as the system has it. */
import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from "@mantine/core";

const choices = [
  { value: "auto", label: "Auto" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies readonly { readonly value: MantineColorScheme; readonly label: string }[];

/** The choice is kept in this window's local storage, the only thing that is. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label="Appearance"
      size="xs"
      fullWidth
      data={[...choices]}
      value={colorScheme}
      onChange={setColorScheme}
    />
  );
}
