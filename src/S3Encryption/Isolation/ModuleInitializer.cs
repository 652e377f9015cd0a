using System.Management.Automation;

namespace S3Encryption.Isolation;

/// <summary>
/// Runs when PowerShell imports and removes the module. PowerShell has read the exported types before: none may need a private assembly.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => PrivateAssemblies.Attach();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => PrivateAssemblies.Detach();
}
