/** The choice between light, dark, and what the system is set to. */
import { type MantineColorScheme, useMantineColorScheme } from "@mantine/core";

const choices = [
  { value: "auto", label: "Auto" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies readonly { readonly value: MantineColorScheme; readonly label: string }[];

/**
 * The choice is kept in this window's local storage, and nothing else is. It is made of the browser's own radio buttons,
 * because a component that measures itself would delay the window's first paint.
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
