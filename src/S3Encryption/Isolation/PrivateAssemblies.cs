using System.IO;
using System.Reflection;

namespace S3Encryption.Isolation;

/// <summary>
/// Answers for S3Encryption.Core, and for nothing else in the shared context. Core and the AWS SDK it needs live in a context of their
/// own: every AWSSDK assembly of a major line has the same version, so in a shared context whoever loads first would win.
/// </summary>
internal static partial class PrivateAssemblies
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(PrivateAssemblies).Assembly.Location)!, "private");

    /// <summary>
    /// The file of an assembly in the private folder; null where there is none: delegating for a missing one recurses until the process
    /// dies.
    /// </summary>
    private static string? Find(AssemblyName name)
    {
        var path = Path.Combine(Folder, name.Name + ".dll");
        return File.Exists(path) ? path : null;
    }
}
