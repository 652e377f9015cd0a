#if !NET
using System;
using System.Collections.Concurrent;
using System.IO;
using System.Reflection;

namespace S3Encryption.Isolation;

/// <summary>
/// Windows PowerShell 5.1, which has no load contexts: assemblies loaded by LoadFile stand apart from those that others loaded under
/// the same name, and ask the AppDomain for their references. Only requests that come from our own assemblies are answered.
/// </summary>
internal static partial class PrivateAssemblies
{
    private static readonly ConcurrentDictionary<string, Assembly> Loaded = new(StringComparer.OrdinalIgnoreCase);

    public static void Attach()
    {
        Detach();
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    public static void Detach() => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs asked)
    {
        if (asked.RequestingAssembly is not Assembly asking || !IsOurs(asking)) return null;
        var name = new AssemblyName(asked.Name);
        if (name.Name == typeof(SseCKey).Assembly.GetName().Name) return typeof(SseCKey).Assembly;
        return Find(name) is string path ? Loaded.GetOrAdd(path, Assembly.LoadFile) : null;
    }

    private static bool IsOurs(Assembly assembly) =>
        assembly == typeof(PrivateAssemblies).Assembly
        || (!assembly.IsDynamic && string.Equals(Path.GetDirectoryName(assembly.Location), Folder, StringComparison.OrdinalIgnoreCase));
}
#endif
