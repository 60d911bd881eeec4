import { Button } from "@/components/ui/button";

/** The only time that recovery codes can be seen. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-sm">
        Keep these where you keep important papers. Each stands once for a second factor that you
        have lost; they are shown now and never again.
      </p>
      <ul aria-label="Recovery codes" className="grid grid-cols-2 gap-x-6 gap-y-1 nums">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button variant="primary" onClick={onDone}>
        I have kept them
      </Button>
    </div>
  );
}
