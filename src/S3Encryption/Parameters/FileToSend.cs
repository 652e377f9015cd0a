namespace S3Encryption.Parameters;

/// <summary>A file, and what becomes of its name in a key.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">Its name, or its path below the folder that was named, with slashes.</param>
internal readonly record struct FileToSend(string Path, string Name);
