/** Why the system refused, in words. */
export function reason(error: NodeJS.ErrnoException): string {
  const words: Record<string, string> = {
    ENOENT: "it does not exist",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "it is a folder",
    ENOTDIR: "it is a file, or lies below one",
    EROFS: "the disk is read-only",
    ENOSPC: "the disk is full",
    ELOOP: "its links lead in a circle",
    EMFILE: "too many files are open",
    ENAMETOOLONG: "the name is too long",
  };
  return words[error.code ?? ""] ?? error.code ?? error.message;
}
