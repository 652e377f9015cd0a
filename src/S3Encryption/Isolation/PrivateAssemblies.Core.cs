#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace S3Encryption.Isolation;

/// <summary>PowerShell 7: an AssemblyLoadContext of the module's own.</summary>
internal static partial class PrivateAssemblies
{
    private const string CoreName = "S3Encryption.Core";
    private static readonly PrivateContext Context = new();

    public static void Attach()
    {
        // Importing with -Force attaches again.
        Detach();
        AssemblyLoadContext.Default.Resolving += Resolve;
    }

    public static void Detach() => AssemblyLoadContext.Default.Resolving -= Resolve;

    private static Assembly? Resolve(AssemblyLoadContext asking, AssemblyName name) =>
        name.Name == CoreName && Find(name) is not null ? Context.LoadFromAssemblyName(name) : null;

    private sealed class PrivateContext : AssemblyLoadContext
    {
        public PrivateContext()
            : base("S3Encryption")
        {
        }

        // The contracts are the default context's: there both sides share the types. Whatever has no file here is the runtime's.
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(SseCKey).Assembly.GetName().Name
                ? typeof(SseCKey).Assembly
                : Find(assemblyName) is string path ? LoadFromAssemblyPath(path) : null;
    }
}
#endif
