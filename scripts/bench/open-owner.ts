import { Client } from "pg";
import type { Ends } from "./ends.ts";
import type { Product } from "./product.ts";

/** A connection of the database's superuser to the product's database. */
export async function openOwner({ ownerUrl }: Product, ends: Ends): Promise<Client> {
  const owner = new Client({ connectionString: ownerUrl });
  // When the server ends before it does, nobody asks it any more.
  owner.on("error", () => {});
  await owner.connect();
  ends.add(() => owner.end());
  return owner;
}
