"use client";

import { useState } from "react";
import { chooseTheme, type Theme } from "@/components/shell/theme";
import { Radio } from "@/components/ui/checkbox";
import { FieldGroup } from "@/components/ui/field";

const themes: readonly { value: Theme; label: string }[] = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As the system" },
];

/** Acts at once, on this browser. */
export function ThemeChoice({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme);
  return (
    <FieldGroup label="Theme">
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {themes.map(({ value, label }) => (
          <Radio
            key={value}
            name="theme"
            value={value}
            label={label}
            checked={chosen === value}
            onChange={() => {
              setChosen(value);
              chooseTheme(value);
            }}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
