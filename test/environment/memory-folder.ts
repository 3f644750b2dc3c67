/** Where the tests put what they throw away: in memory, where there is room. */
import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const inMemory = "/dev/shm";
const neededRoom = 3 * 1024 ** 3; // bytes: in a container it is often only 64 MB

/** Making and dropping a database there takes a fifth of the time. The system's temporary folder where there is no such place. */
export function memoryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= neededRoom ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}
