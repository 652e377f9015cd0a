using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Jobs.Protocol;

/// <summary>One operation of S3 Control: authorises, checks, acts and answers. Holds no state.</summary>
internal abstract class ControlOperation
{
    /// <summary>The name in the API reference.</summary>
    internal string Name => GetType().Name;

    internal abstract Task RunAsync(ControlCall call);
}
