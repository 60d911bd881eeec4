/** Seals who confidential sources are under a new key; those of before open nothing afterwards. */
import { sealAllAnew } from "@/lib/ledger/identities/rekey";
import { existingDatabase, refuseMore } from "./fault";

export async function rotateIdentityKey(args: readonly string[]): Promise<number> {
  refuseMore(args);
  existingDatabase();
  const { count, keyId } = await sealAllAnew();
  const sealed = count === 1 ? "1 identity is" : `${count} identities are`;
  console.log(
    `${sealed} sealed anew, under the key ${keyId}. Keep a copy of it where no backup lies; backups made before open under the key of before alone.`,
  );
  return 0;
}
