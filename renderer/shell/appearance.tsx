/** Light, dark, or as the system has it. */
import { type MantineColorScheme, useMantineColorScheme } from "@mantine/core";

const choices = [
  { value: "auto", label: "Auto" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies readonly { readonly value: MantineColorScheme; readonly label: string }[];

/**
 * The choice is kept in this window's local storage, the only thing that is. The browser's own radio buttons, dressed:
 * the frame is drawn with the window's first picture, and a component that measures itself would hold that up.
 */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="appearance" role="radiogroup" aria-label="Appearance">
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name="appearance"
            value={value}
            checked={colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
