/** Downloading a file in a browser. The desktop window refuses every download. */

const kept = 60_000; // milliseconds: a browser reads the blob after the click, and a large one takes a while

/** Downloads `content` under a name, to where the browser saves files. */
export function downloadFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), kept);
}
