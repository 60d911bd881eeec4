"use client";

import { Radio } from "@/components/ui/checkbox";
import { FieldGroup } from "@/components/ui/field";
import { WITHDRAWN } from "@/lib/table/query";
import { WITHDRAWN_LABELS } from "./filter-words";
import { useTablePlace } from "./table-place";

export function WithdrawnFilter() {
  const { query, go } = useTablePlace();
  return (
    <FieldGroup label="Withdrawn claims">
      <div className="flex flex-col">
        {WITHDRAWN.map((choice) => (
          <Radio
            key={choice}
            name="withdrawn"
            label={WITHDRAWN_LABELS[choice]}
            checked={query.withdrawn === choice}
            onChange={() => go({ withdrawn: choice })}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
